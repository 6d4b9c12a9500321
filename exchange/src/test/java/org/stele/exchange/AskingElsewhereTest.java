package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.exchange.identify.Announced;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.KnownAs;
import org.stele.exchange.identify.OutgoingQuestion;
import org.stele.exchange.identify.SeatRequest;
import org.stele.exchange.testing.Numbered;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Entry;
import org.stele.vault.subject.Identifier;

/** Whom a node asks is written down first, and what it is answered is believed as far as the ledger and the question go. */
class AskingElsewhereTest {
    private static final Identifier WANTED = new Identifier("urn:wanted", "1");

    private static TestNetwork network;
    private static TestSeat asker;
    private static SubjectId theirs;
    private static SubjectId anothers;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        asker = network.hospitalB().clinician();
        theirs = network.a().exchange().audiences().introduce(network.b().id(), new Identifier("urn:x", "1"));
        anothers =
                network.insurer().exchange().audiences().introduce(network.b().id(), new Identifier("urn:x", "1"));
        network.catchUp();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void whoIsAskedStandsInTheJournalOfThePatientWhoseNumberGoesOutBeforeItDoes() {
        Numbered patient = Numbered.at(network.hospitalB());
        Announced announced = announce(patient.number(), network.a(), network.insurer(), network.b());
        assertThat(asked(patient.chart()))
                .extracting(entry -> entry.records().listed())
                .containsExactlyInAnyOrder(
                        List.of(network.a().id().value()),
                        List.of(network.insurer().id().value()));
        assertThat(asked(patient.chart()))
                .allSatisfy(entry -> assertThat(entry.use().basis()).hasToString("reason:ASKED_ELSEWHERE"));
        assertThat(announced.ask(network.b().id())).isEqualTo(Identification.NOBODY);
    }

    @Test
    void aQuestionAboutNobodyHereStandsUnderTheOrganisationsOwnIdentifier() {
        RandomId own = network.b().id().value();
        int before = asked(own).size();
        announce("nobody", network.a());
        assertThat(asked(own)).hasSize(before + 1);
    }

    @Test
    void whoIsNoMemberIsAskedNothingNorIsAnybodyElseWithThem() {
        RandomId own = network.b().id().value();
        int before = asked(own).size();
        Set<OrganisationId> both = Set.of(network.a().id(), OrganisationId.generate());
        refused(Reason.INVALID, () -> announce("nobody", both));
        TestSeat clerk = network.hospitalB().clerk();
        refused(
                Reason.FORBIDDEN,
                () -> network.b()
                        .exchange()
                        .identities()
                        .announce(
                                clerk.author(),
                                question("nobody", Set.of(network.a().id()))));
        assertThat(asked(own)).hasSize(before);
    }

    @Test
    void ofWhatIsAnsweredOnlyWhatWasWantedIsPassedOn() {
        Identifier other = new Identifier("urn:other", "1");
        assertThat(answer(new KnownAs(theirs, List.of(other, WANTED))))
                .isEqualTo(new Identification(List.of(new KnownAs(theirs, List.of(WANTED)))));
    }

    @Test
    void whatIsOfAnotherOrganisationsPeopleOrOfNobodysIsNoAnswer() {
        noAnswer(new KnownAs(anothers, List.of(WANTED)));
        noAnswer(new KnownAs(theirs, List.of()), new KnownAs(SubjectId.generate(), List.of()));
    }

    @Test
    void whatIsTooMuchOrWouldUpsetAScreenIsNoAnswer() {
        KnownAs one = new KnownAs(theirs, List.of());
        assertThat(answer(Collections.nCopies(16, one).toArray(KnownAs[]::new)).people())
                .hasSize(16);
        noAnswer(Collections.nCopies(17, one).toArray(KnownAs[]::new));
        noAnswer(new KnownAs(theirs, Collections.nCopies(65, WANTED)));
        noAnswer(new KnownAs(theirs, List.of(new Identifier("urn:wanted", "1".repeat(257)))));
        noAnswer(new KnownAs(theirs, List.of(new Identifier("urn:wanted", "1\u001b[2J"))));
        noAnswer(new KnownAs(theirs, List.of(new Identifier("urn:wanted", "1\u202e2"))));
    }

    private static void noAnswer(KnownAs... people) {
        refused(Reason.PEER_UNREACHABLE, () -> answer(people));
    }

    private static Identification answer(KnownAs... people) {
        network.wires().says(network.a(), new Identification(List.of(people)));
        return announce("nobody", network.a()).ask(network.a().id());
    }

    private static Announced announce(String number, TestMember... members) {
        Set<OrganisationId> organisations = new TreeSet<>();
        for (TestMember member : members) {
            organisations.add(member.id());
        }
        return announce(number, organisations);
    }

    private static Announced announce(String number, Set<OrganisationId> organisations) {
        return network.b().exchange().identities().announce(asker.author(), question(number, organisations));
    }

    private static OutgoingQuestion question(String number, Set<OrganisationId> organisations) {
        return new OutgoingQuestion(
                new TreeSet<>(organisations),
                new SeatRequest("", ""),
                Numbered.with(number),
                it -> it.authority().equals(WANTED.authority()));
    }

    private static List<Entry> asked(RandomId journal) {
        return network.b().vault().journal().entries(journal).stream()
                .map(linked -> linked.entry())
                .filter(entry -> entry.use().action() == Action.ASK)
                .toList();
    }
}
