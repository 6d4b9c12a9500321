package org.stele.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.identify.Announced;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.Identities;
import org.stele.exchange.identify.KnownAs;
import org.stele.exchange.identify.OutgoingQuestion;
import org.stele.exchange.identify.Recognised;
import org.stele.exchange.identify.SeatRequest;
import org.stele.ledger.contract.Author;
import org.stele.node.auth.RequestStatement;
import org.stele.node.auth.SignedStatement;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.vault.segment.Facts;
import org.stele.vault.subject.Identifier;

/** Another node's question is that clinician's who signed it, for that node, once. */
class SeatQuestionsTest {
    private static final int STEP = 5;
    private static final Hash NETWORK = Hash.of();
    private static final OrganisationId THEIRS = OrganisationId.generate();
    private static final OrganisationId OURS = OrganisationId.generate();
    private static final String LOCAL = "/fhir/R4/Patient/$ihe-pix?sourceIdentifier=urn:a%7C1";
    private static final String PATH = LOCAL + "&targetSystem=urn:stele:org:" + OURS;
    private static final String ANOTHERS = "urn:stele:org:" + OrganisationId.generate();
    private static final SubjectId SUBJECT = SubjectId.generate();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Ed25519SigningKey key = Ed25519SigningKey.generate();
    private Author seat = SeatId.generate().author();
    private Instant now = NOW;
    private final SeatQuestions questions = new SeatQuestions(
            OURS,
            NETWORK,
            (author, used) -> author.equals(seat) && used.equals(key.verificationKey()),
            () -> now,
            Duration.ofMillis(STEP));
    private final List<Author> heard = new ArrayList<>();

    @Test
    void whoeverIsMeantIsAnsweredWithTheIdentifiersThatWereAskedFor() {
        assertThat(answer(THEIRS, signed(PATH)).people()).containsExactly(new KnownAs(SUBJECT, List.of()));
        assertThat(answer(THEIRS, signed(PATH + "&targetSystem=urn:b")).people())
                .containsExactly(new KnownAs(SUBJECT, List.of(new Identifier("urn:b", "x|y"))));
        assertThat(answer(THEIRS, signed(PATH.replace("%7C1", "%7C2"))).people())
                .isEmpty();
        assertThat(heard).containsExactly(seat, seat, seat);
    }

    @Test
    void whomTheSeatDidNotNameAnswersNothingAndWritesNothing() {
        refused(ProblemCode.REQUEST_NOT_AUTHENTICATED, THEIRS, signed(LOCAL));
        refused(ProblemCode.REQUEST_NOT_AUTHENTICATED, THEIRS, signed(LOCAL + "&targetSystem=urn:b"));
        refused(
                ProblemCode.REQUEST_NOT_AUTHENTICATED,
                THEIRS,
                signed(LOCAL + "&targetSystem=urn:stele:org:" + OrganisationId.generate()));
        assertThat(heard).isEmpty();
    }

    @Test
    void whatAnOrganisationCallsPeopleItselfIsNobodyElsesToTell() {
        assertThat(answer(THEIRS, signed(PATH + "&targetSystem=" + ANOTHERS)).people())
                .containsExactly(new KnownAs(SUBJECT, List.of()));
    }

    @Test
    void aQuestionIsAnsweredOnceAndToWhomItWasPutAlone() {
        SeatRequest request = signed(PATH);
        refused(ProblemCode.REQUEST_NOT_AUTHENTICATED, OrganisationId.generate(), request);
        answer(THEIRS, request);
        refused(ProblemCode.REQUEST_NOT_AUTHENTICATED, THEIRS, request);
    }

    @Test
    void whatWasNotSignedSoIsRefused() {
        String signature = signed(PATH).signature();
        refused(ProblemCode.REQUEST_NOT_AUTHENTICATED, THEIRS, new SeatRequest(PATH.replace("1", "2"), signature));
        refused(ProblemCode.REQUEST_NOT_AUTHENTICATED, THEIRS, new SeatRequest(PATH, "AAAA"));
        refused(ProblemCode.REQUEST_NOT_AUTHENTICATED, THEIRS, new SeatRequest(PATH, ""));
        SeatRequest strangers = signed(PATH, Ed25519SigningKey.generate());
        refused(ProblemCode.REQUEST_NOT_AUTHENTICATED, THEIRS, strangers);
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/R4/Patient?identifier=a|1", "/fhir/R4/Patient/1/$everything", "/v1/staff", ""})
    void nothingElseThatASeatSignedIsAQuestion(String path) {
        refused(ProblemCode.NOT_FOUND, THEIRS, signed(path));
    }

    @Test
    void whateverIsFoundTheAnswerLeavesAtAWholeStepOfTime() {
        EvenTime even = new EvenTime(Duration.ofMillis(60));
        long before = System.nanoTime();
        assertThat(even.of(() -> 1)).isOne();
        assertThatThrownBy(() -> even.of(() -> {
                    throw new ProblemException(ProblemCode.FORBIDDEN);
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void whoAsksTooOftenWaits() {
        for (int i = 0; i < 30; i++) {
            answer(THEIRS, signed(PATH));
        }
        refused(ProblemCode.OVERLOADED, THEIRS, signed(PATH));
    }

    @Test
    void oneSeatDoesNotUseUpWhatItsOrganisationMayAsk() {
        for (int i = 0; i < 320; i++) {
            SeatRequest request = i % 2 == 0 ? signed(PATH) : new SeatRequest(PATH, "AAAA");
            assertThatThrownBy(() -> {
                        answer(THEIRS, request);
                        throw new ProblemException(ProblemCode.NOT_FOUND);
                    })
                    .isInstanceOf(ProblemException.class);
        }
        assertThat(heard).hasSize(30);
        Author colleague = SeatId.generate().author();
        seat = colleague;
        answer(THEIRS, signed(PATH));
        assertThat(heard).hasSize(31).endsWith(colleague);
    }

    private void refused(ProblemCode code, OrganisationId asker, SeatRequest request) {
        assertThatThrownBy(() -> answer(asker, request))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.problem().code()).isEqualTo(code.name()));
    }

    private Identification answer(OrganisationId asker, SeatRequest request) {
        now = now.plusMillis(100);
        return questions.answer(asker, request, new OnePatient());
    }

    private SeatRequest signed(String path) {
        return signed(path, key);
    }

    private SeatRequest signed(String path, Ed25519SigningKey by) {
        RequestStatement statement =
                new RequestStatement(NETWORK, THEIRS, "GET", path, Hash.of(), seat, now, RandomId.generate());
        return new SeatRequest(path, SignedStatement.sign(statement, by).header());
    }

    /** Everybody may see the one patient there is. */
    private final class OnePatient implements Identities {
        @Override
        public Announced announce(Author clinician, OutgoingQuestion question) {
            return organisation -> Identification.NOBODY;
        }

        @Override
        public List<Recognised> answer(OrganisationId asker, Author author, Predicate<Facts> meant) {
            heard.add(author);
            TreeMap<String, SortedSet<String>> terms = new TreeMap<>();
            terms.put(
                    "identifier",
                    new TreeSet<>(Set.of("urn:a|1", "urn:a|3", "urn:b|x|y", ANOTHERS + "|5", "|7", "urn:c|")));
            Facts facts = new Facts("Patient/p", 0, new TreeSet<>(), terms);
            return meant.test(facts) ? List.of(new Recognised(SUBJECT, facts)) : List.of();
        }
    }
}
