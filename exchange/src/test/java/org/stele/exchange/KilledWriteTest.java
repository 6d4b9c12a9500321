package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.Lifeline.Side;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.exchange.write.JointWritings;
import org.stele.exchange.write.Submission;
import org.stele.exchange.write.Together;
import org.stele.exchange.write.Together.Piece;
import org.stele.exchange.write.WrittenTogether;
import org.stele.vault.label.Label;
import org.stele.vault.segment.Facts;
import org.stele.vault.segment.SegmentEntry;
import org.stele.vault.subject.Identifier;

/** A process killed at any step of a write: whoever then looks, and writes where nothing is there, finds it once. */
@Tag("faults")
class KilledWriteTest {
    private static final ChartQuery IMMUNIZATIONS = chart ->
            new ChartQuery.Look(false, chart.where(facts -> facts.address().startsWith("Immunization/")));

    private static TestNetwork network;
    private static TestSeat desk;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        desk = network.hospitalA().seat(Power.CLERK, Power.SIGN);
    }

    @AfterAll
    static void close() {
        network.close();
    }

    static Stream<Arguments> steps() {
        Stream<Arguments> once = Stream.of("Batches.stage", "Batches.activate", "Ledger.submit", "Directory.register")
                .flatMap(call -> Stream.of(Side.values()).map(side -> Arguments.of(call, side, 1)));
        Stream<Arguments> puts = Stream.iterate(1, n -> n + 1)
                .limit(8)
                .flatMap(
                        n -> Stream.of("Cabinet.put", "Cabinet.remove").map(call -> Arguments.of(call, Side.AFTER, n)));
        return Stream.concat(once, puts);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aRecordIsThereOnce(String call, Side side, int count) {
        Admitted admitted = network.hospitalA().admit();
        network.a().life().cutAt(call, side, count);
        killed(() -> create(admitted));
        network.restart(network.a());
        Eventually.holds(() -> {
            try {
                if (!isThere(admitted)) {
                    create(admitted);
                }
            } catch (ExchangeException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(entries(admitted.bundle().patient().number(), "Immunization"))
                .isEqualTo(1);
        assertThat(network.a().vault().batches().pending()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aPatientIsEnteredOnce(String call, Side side, int count) {
        Identifier number = new Identifier("urn:oid:1.2.3", RandomId.generate().toString());
        network.a().life().cutAt(call, side, count);
        killed(() -> enrol(number));
        network.restart(network.a());
        Eventually.holds(() -> {
            try {
                enrol(number);
            } catch (ExchangeException e) {
                assertThat(e.reason()).isEqualTo(Reason.IDENTIFIER_TAKEN);
            }
        });
        assertThat(entries(number, "Patient")).isEqualTo(1);
        assertThat(network.a().vault().batches().pending()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatIsWrittenTogetherIsThereWholeAndOnce(String call, Side side, int count) {
        Admitted admitted = network.hospitalA().admit();
        Hash digest = Hash.of(RandomId.generate().bytes().toArray());
        network.a().life().cutAt(call, side, count);
        killed(() -> createTogether(admitted, digest));
        network.restart(network.a());
        Eventually.holds(() -> {
            try {
                createTogether(admitted, digest);
            } catch (ExchangeException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(createTogether(admitted, digest).records()).hasSize(2);
        Identifier number = admitted.bundle().patient().number();
        assertThat(List.of(entries(number, "Immunization"), entries(number, "Procedure")))
                .containsOnly(1L);
        assertThat(network.a().vault().batches().pending()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatIsChangedAndRetractedTogetherIsSeenWholeOrNotAtAll(String call, Side side, int count) {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord old = TestRecords.plain("Immunization");
        RecordId changed = add(admitted, old);
        RecordId retracted = add(admitted, TestRecords.plain("Procedure"));
        Piece version = new Piece(Submission.of(old), Optional.of(changed), Optional.empty());
        Piece added = Piece.added(Submission.of(TestRecords.plain("CarePlan")));
        Together together = new Together(
                Hash.of(RandomId.generate().bytes().toArray()),
                List.of(version, added),
                List.of(retracted),
                List.of(),
                List.of("~", "+"));
        network.a().life().cutAt(call, side, count);
        killed(() -> write(admitted, together));
        network.restart(network.a());
        isWhole(present(admitted), changed, retracted);
        Eventually.holds(() -> {
            isWhole(present(admitted), changed, retracted);
            try {
                write(admitted, together);
            } catch (ExchangeException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(write(admitted, together).records()).hasSize(2);
        assertThat(present(admitted)).doesNotContain(changed, retracted);
        Identifier number = admitted.bundle().patient().number();
        assertThat(List.of(entries(number, "Immunization"), entries(number, "CarePlan")))
                .containsExactly(2L, 1L);
        assertThat(network.a().vault().batches().pending()).isEmpty();
    }

    /** What was there is there as long as what took its place is not. */
    private static void isWhole(List<RecordId> present, RecordId changed, RecordId retracted) {
        assertThat(present.contains(changed)).isEqualTo(present.contains(retracted));
        assertThat(present).hasSize(2);
    }

    private static WrittenTogether write(Admitted admitted, Together together) {
        JointWritings writings = network.a().exchange().jointWritings();
        return writings.find(together.digest())
                .orElseGet(
                        () -> writings.write(desk.author(), admitted.patient().subject(), together));
    }

    private static RecordId add(Admitted admitted, IncomingRecord record) {
        return network.a()
                .exchange()
                .writings()
                .create(desk.author(), admitted.patient().subject(), Submission.of(record))
                .record();
    }

    private static List<RecordId> present(Admitted admitted) {
        ChartQuery written = chart -> new ChartQuery.Look(true, chart.where(KilledWriteTest::isWritten));
        return network
                .a()
                .exchange()
                .searches()
                .search(desk.author(), admitted.patient().subject(), written)
                .stream()
                .flatMap(found -> found.entries().stream())
                .map(ChartEntry::record)
                .toList();
    }

    private static boolean isWritten(Facts facts) {
        return Stream.of("Immunization/", "Procedure/", "CarePlan/").anyMatch(facts.address()::startsWith);
    }

    private static WrittenTogether createTogether(Admitted admitted, Hash digest) {
        JointWritings writings = network.a().exchange().jointWritings();
        List<Submission> both = Stream.of("Immunization", "Procedure")
                .map(kind -> Submission.of(TestRecords.record(kind, "text", false, Label.domain("general"))))
                .toList();
        Together together = Together.adding(digest, both, List.of(), List.of("a", "b"));
        return writings.find(digest)
                .orElseGet(
                        () -> writings.write(desk.author(), admitted.patient().subject(), together));
    }

    private static void killed(Runnable work) {
        try {
            work.run();
        } catch (Lifeline.Killed e) {
            network.catchUp();
        }
    }

    private static void create(Admitted admitted) {
        IncomingRecord record = TestRecords.record("Immunization", "text", false, Label.domain("general"));
        network.a()
                .exchange()
                .writings()
                .create(desk.author(), admitted.patient().subject(), Submission.of(record), IMMUNIZATIONS);
    }

    private static boolean isThere(Admitted admitted) {
        return network.a().exchange().searches().search(desk.author(), IMMUNIZATIONS).stream()
                .anyMatch(found -> found.home().equals(admitted.patient().subject()));
    }

    private static void enrol(Identifier number) {
        IncomingPatient patient =
                new IncomingPatient(number, new TreeSet<>(), "Zacharias Quintero", Optional.empty(), Optional.empty());
        IncomingRecord record = TestRecords.record("Patient", "text", false, Label.domain("general"));
        network.a().exchange().writings().enrol(desk.author(), patient, Submission.of(record));
    }

    private static long entries(Identifier number, String kind) {
        RandomId chart =
                network.a().vault().directory().find(number).orElseThrow().subject();
        List<SegmentEntry> all =
                List.copyOf(network.a().vault().segments().of(chart).entries().values());
        return all.stream()
                .filter(entry -> entry.facts().address().startsWith(kind + "/"))
                .count();
    }
}
