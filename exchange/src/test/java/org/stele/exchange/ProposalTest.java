package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.proposal.Proposals;
import org.stele.exchange.proposal.SavedProposal;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.GrantTerms;
import org.stele.formats.proposal.ProposalState;
import org.stele.vault.journal.proof.Action;

/** What clinicians ask patients to grant: each look is in the journal, nobody fills what others need, and it ends with their right to ask. */
class ProposalTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static TestNetwork network;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void whoeverAsksAgainReadsWhatBecameOfItAndIsInTheJournalWithThat() {
        Admitted admitted = network.hospitalA().admit();
        TestSeat clinician = network.hospitalA().clinician();
        Hash sent = anything();
        SavedProposal first = propose(admitted, clinician, sent, MONTH);
        proposals().decline(admitted.patient().author(), admitted.patient().subject(), grant(first));
        SavedProposal again = propose(admitted, clinician, sent, MONTH);
        assertThat(again.isNew()).isFalse();
        assertThat(again.proposed().proposal().state()).isEqualTo(ProposalState.DECLINED);
        assertThat(journal(admitted))
                .containsExactly("reason:PROPOSAL_MADE", "reason:PROPOSAL_DECLINED", "reason:PROPOSAL_READ");
    }

    @Test
    void oneClinicianLeavesRoomForTheOthers() {
        Admitted admitted = network.hospitalA().admit();
        TestSeat eager = network.hospitalA().clinician();
        for (int i = 0; i < 5; i++) {
            propose(admitted, eager, anything(), MONTH);
        }
        assertThat(refused(Reason.INVALID, () -> propose(admitted, eager, anything(), MONTH)))
                .hasMessageContaining("5 of yours");
        assertThat(propose(admitted, network.hospitalA().clinician(), anything(), MONTH)
                        .isNew())
                .isTrue();
    }

    @Test
    void whatWasDeclinedCountsForNinetyDays() {
        Admitted admitted = network.hospitalA().admit();
        TestSeat eager = network.hospitalA().clinician();
        for (int i = 0; i < 20; i++) {
            SavedProposal one = propose(admitted, eager, anything(), MONTH);
            proposals().decline(admitted.patient().author(), admitted.patient().subject(), grant(one));
        }
        assertThat(refused(Reason.INVALID, () -> propose(admitted, eager, anything(), MONTH)))
                .hasMessageContaining("20 times");
        assertThat(list(admitted)).hasSize(20);
    }

    @Test
    void whatIsOverBeforeAnybodyLooksIsNotAskedFor() {
        Admitted admitted = network.hospitalA().admit();
        TestSeat clinician = network.hospitalA().clinician();
        refused(Reason.INVALID, () -> propose(admitted, clinician, anything(), Duration.ofSeconds(1)));
        assertThat(list(admitted)).isEmpty();
    }

    @Test
    void whatWaitsIsOverWithTheRightOfWhoeverAsked() {
        Admitted admitted = network.hospitalA().admit();
        TestSeat clinician = network.hospitalA().clinician();
        propose(admitted, clinician, anything(), MONTH);
        assertThat(list(admitted)).extracting(GrantProposal::state).containsExactly(ProposalState.WAITING);
        clinician.loseLicence();
        network.catchUp();
        GrantProposal over = list(admitted).getFirst();
        assertThat(over.state()).isEqualTo(ProposalState.EXPIRED);
        assertThat(over.until()).isEqualTo(over.since()).isBefore(over.made().plus(Duration.ofDays(1)));
        assertThat(list(admitted)).as("and stays so").containsExactly(over);
    }

    private static SavedProposal propose(Admitted admitted, TestSeat by, Hash sent, Duration length) {
        return proposals().propose(by.author(), admitted.patient().subject(), "Patient/p", sent, terms(length));
    }

    private static GrantTerms terms(Duration length) {
        Instant now = Instant.ofEpochMilli(network.clock().millis());
        return new GrantTerms(
                Grantee.organisation(network.b().id()),
                new TreeSet<>(Set.of(Purpose.TREAT)),
                new Validity(now.minusSeconds(60), now.plus(length)),
                new TreeSet<>(List.of("domain:cardiology")));
    }

    private static Hash anything() {
        return Hash.of(RandomId.generate().bytes().toArray());
    }

    private static GrantId grant(SavedProposal saved) {
        return saved.proposed().proposal().grant();
    }

    private static List<GrantProposal> list(Admitted admitted) {
        return proposals().list(admitted.patient().author(), admitted.patient().subject());
    }

    private static Proposals proposals() {
        return network.a().exchange().proposals();
    }

    private static List<String> journal(Admitted admitted) {
        return network
                .a()
                .vault()
                .journal()
                .entries(network.a().chart(admitted.patient().subject()))
                .stream()
                .map(linked -> linked.entry().use())
                .filter(use -> use.action() == Action.PROPOSE)
                .map(use -> use.basis().toString())
                .toList();
    }
}
