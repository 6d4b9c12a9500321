package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Bytes;
import org.stele.exchange.access.Released;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.keep.KeepOrder;
import org.stele.exchange.keep.Kept;
import org.stele.exchange.misattribution.Corrected;
import org.stele.exchange.misattribution.Misattribution;
import org.stele.exchange.misattribution.MisattributionNotice;
import org.stele.exchange.misattribution.Misattributions;
import org.stele.exchange.misattribution.Misread;
import org.stele.exchange.misattribution.Refiling;
import org.stele.exchange.patient.RecordLine;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.Lifeline.Side;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.exchange.testing.TwoCharts;
import org.stele.exchange.write.Submission;
import org.stele.formats.release.Disclosed;
import org.stele.vault.commitment.Salt;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.segment.Facts;

/** A record that stands in the wrong patient's chart is moved, and whoever read it is told. */
class MisattributionTest {
    private static TestNetwork network;
    private static TestSeat clerk;
    private static TestSeat clinician;
    private static TestSeat elsewhere;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        clerk = network.hospitalA().clerk();
        clinician = network.hospitalA().clinician();
        elsewhere = network.hospitalB().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aRecordIsFiledWhereItBelongsAndStandsAsAnErrorWhereItWas() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        RecordId old = charts.wrong("pulse");
        RecordId moved = moved(correct(charts, "pulse"));
        assertThat(state(old).status()).isEqualTo(RecordStatus.IN_ERROR);
        assertThat(state(old).change().flatMap(change -> change.error())).contains(ErrorReason.WRONG_PATIENT);
        assertThat(state(moved).status()).isEqualTo(RecordStatus.CURRENT);
        assertThat(state(moved).commitment()).isNotEqualTo(state(old).commitment());
        assertThat(texts(charts.wrong())).noneMatch(text -> text.endsWith("|pulse"));
        assertThat(texts(charts.right()))
                .contains(TwoCharts.address(charts.wrong(), "pulse") + "|" + TwoCharts.address(charts.right(), "who")
                        + "|pulse");
        assertThat(network.a().exchange().searches().before(moved)).contains(old);
    }

    @Test
    void itStaysAsSensitiveAsItWas() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        moved(correct(charts, "pulse"));
        charts.right().patient().restrict("sensitivity:PSY");
        network.catchUp();
        assertThat(texts(charts.right()))
                .filteredOn(text -> text.endsWith("|pulse"))
                .isEmpty();
    }

    @Test
    void itIsKeptForAsLongAlsoWhereItSaysAnEarlierTimeThanItWasTakenInWith() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        RecordLine old = line(charts.wrong(), charts.wrong("pulse"));
        Refiling forgetful = refiling(record -> earlier(record, Instant.EPOCH));
        RecordId moved = moved(correct(clerk, charts.order(forgetful, "pulse")));
        assertThat(line(charts.right(), moved).recorded()).isEqualTo(old.recorded());
    }

    @Test
    void whatTwoPeopleCorrectAtOnceDifferentlyIsFiledInOneChart() {
        TwoCharts one = TwoCharts.open(network.hospitalA());
        TwoCharts other =
                new TwoCharts(one.wrong(), TwoCharts.open(network.hospitalA()).right());
        List<Reason> refusals =
                Stream.of(one, other)
                        .map(charts -> CompletableFuture.supplyAsync(() -> refusal(charts)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .flatMap(Optional::stream)
                        .toList();
        network.catchUp();
        assertThat(refusals).hasSize(1).isSubsetOf(Reason.NOT_CURRENT, Reason.NOT_TAKEN);
        assertThat(state(one.wrong("pulse")).status()).isEqualTo(RecordStatus.IN_ERROR);
        assertThat(Stream.of(one.right(), other.right()).flatMap(chart -> texts(chart).stream()))
                .filteredOn(text -> text.endsWith("|pulse"))
                .hasSize(3);
    }

    @Test
    void whatWasOnItsWayToOneChartWhenTheProcessWasKilledGoesToNoOther() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        TwoCharts other = new TwoCharts(
                charts.wrong(), TwoCharts.open(network.hospitalA()).right());
        network.a().life().cutAt("Batches.activate", Side.AFTER, 1);
        try {
            correct(charts, "pulse");
        } catch (Lifeline.Killed e) {
            network.catchUp();
        }
        network.restart(network.a());
        assertThat(refusal(other)).isPresent();
        Eventually.holds(() -> assertThat(state(charts.wrong("pulse")).status()).isEqualTo(RecordStatus.IN_ERROR));
        assertThat(refusal(other)).contains(Reason.NOT_CURRENT);
        assertThat(texts(other.right()))
                .filteredOn(text -> text.endsWith("|pulse"))
                .hasSize(1);
    }

    @Test
    void aVersionThatIsSignedWhileItIsFiledStaysAndIsOnTheListOfWhoMovedIt() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        RecordId old = charts.wrong("pulse");
        List<RecordId> versions = new ArrayList<>();
        Refiling late = refiling(record -> {
            versions.addAll(amend(charts, old));
            return record;
        });
        RecordId moved = moved(correct(clerk, charts.order(late, "pulse")));
        assertThat(state(moved).status()).isEqualTo(RecordStatus.CURRENT);
        assertThat(state(old).status()).isEqualTo(RecordStatus.SUPERSEDED);
        assertThat(state(versions.getFirst()).status()).isEqualTo(RecordStatus.CURRENT);
        assertThat(listed(network.a(), clerk, versions.getFirst()).standing()).isEqualTo(versions);
        of(network.a())
                .correct(
                        clerk.author(),
                        new Misattribution(charts.wrong().patient().subject(), versions, Optional.empty()));
        network.catchUp();
        assertThat(listed(network.a(), clerk, versions.getFirst()).standing()).isEmpty();
        assertThat(texts(charts.wrong())).noneMatch(text -> text.endsWith("|pulse"));
    }

    @Test
    void whatWasTakenOutWithoutARightChartIsFiledInOneLaterAndInNoSecondOne() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        RecordId old = charts.wrong("pulse");
        Misattribution out = new Misattribution(charts.wrong().patient().subject(), List.of(old), Optional.empty());
        assertThat(correct(clerk, out).records()).containsExactly(new Corrected.Moved(old, Optional.empty()));
        RecordId moved = moved(correct(charts, "pulse"));
        assertThat(state(moved).status()).isEqualTo(RecordStatus.CURRENT);
        assertThat(texts(charts.right()))
                .filteredOn(text -> text.endsWith("|pulse"))
                .hasSize(2);
        assertThat(moved(correct(charts, "pulse"))).isEqualTo(moved);
        assertThat(refusal(new TwoCharts(
                        charts.wrong(), TwoCharts.open(network.hospitalA()).right())))
                .contains(Reason.NOT_CURRENT);
    }

    @Test
    void whatWasTakenOutAndIsKeptBackIsFiledNowhere() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        Misattribution out = new Misattribution(
                charts.wrong().patient().subject(), List.of(charts.wrong("pulse")), Optional.empty());
        correct(clerk, out);
        charts.wrong().patient().restrict("sensitivity:PSY");
        network.catchUp();
        refused(Reason.NOT_CURRENT, () -> correct(charts, "pulse"));
    }

    @Test
    void bothPatientsHaveItInTheirTrailsAndTheWrongOneNoLineOfIt() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        RecordId old = charts.wrong("pulse");
        correct(charts, "pulse");
        Basis reason = new Basis.Reason(ErrorReason.WRONG_PATIENT.name());
        assertThat(uses(charts.wrong())).anySatisfy(use -> {
            assertThat(use.action()).isEqualTo(Action.RETRACT);
            assertThat(use.basis()).isEqualTo(reason);
            assertThat(use.actor()).isEqualTo(clerk.author().toString());
        });
        assertThat(uses(charts.right())).anySatisfy(use -> {
            assertThat(use.action()).isEqualTo(Action.STORE);
            assertThat(use.basis()).isEqualTo(reason);
        });
        assertThat(network.a()
                        .exchange()
                        .ownRecords()
                        .list(
                                charts.wrong().patient().author(),
                                charts.wrong().patient().subject()))
                .extracting(RecordLine::record)
                .doesNotContain(old)
                .hasSize(4);
    }

    @Test
    void whoeverReadItIsToldHereAndElsewhereOnceAndUntilTheySaidSo() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        RecordId old = charts.wrong("pulse");
        texts(charts.wrong());
        charts.wrong().patient().grant(network.b(), "domain:*", "sensitivity:*");
        elsewhere.read(charts.wrong());
        Corrected corrected = correct(charts, "pulse");
        assertThat(corrected.told()).isEqualTo(2);
        assertThat(corrected.readers()).isEmpty();
        TestSeat head = network.hospitalA().seat(Power.CLERK, Power.REVIEW);
        assertThat(correct(head, charts.order("pulse")).readers())
                .extracting(Corrected.Reader::who)
                .containsExactly(clinician.author(), elsewhere.author());
        Misread here = listed(network.a(), clinician, old);
        assertThat(here.subject()).isEqualTo(charts.wrong().patient().subject());
        Misread there = listed(network.b(), elsewhere, old);
        assertThat(there.custodian()).isEqualTo(network.a().id());
        assertThat(there.subject()).isEqualTo(charts.wrong().patient().at(network.b()));
        assertThat(there.copies()).isEmpty();
        TestSeat other = network.hospitalB().clinician();
        TestSeat reviewer = network.hospitalB().reviewer();
        assertThat(of(network.b()).open(other.author())).isEmpty();
        refused(Reason.NOT_FOUND, () -> of(network.b()).acknowledge(other.author(), there.id()));
        assertThat(of(network.b()).open(reviewer.author()))
                .extracting(Misread::id)
                .contains(there.id());
        of(network.b()).acknowledge(reviewer.author(), there.id());
        assertThat(of(network.b()).open(reviewer.author()))
                .extracting(Misread::id)
                .doesNotContain(there.id());
        listed(network.b(), elsewhere, old);
        of(network.b()).acknowledge(elsewhere.author(), there.id());
        assertThat(correct(charts, "pulse")).isEqualTo(corrected);
        assertThat(of(network.b()).open(elsewhere.author()))
                .extracting(Misread::id)
                .doesNotContain(there.id());
    }

    @Test
    void whoReadNothingOfItHearsNothing() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        charts.wrong().patient().grant(network.b(), "domain:*");
        elsewhere.read(charts.wrong());
        assertThat(correct(charts, "pulse").told()).isZero();
    }

    @Test
    void anOrganisationThatIsOutOfReachIsToldWhenItIsBack() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        RecordId old = charts.wrong("pulse");
        charts.wrong().patient().grant(network.b(), "domain:*", "sensitivity:*");
        elsewhere.read(charts.wrong());
        network.wires().cut(network.b());
        correct(charts, "pulse");
        network.wires().mend(network.b());
        listed(network.b(), elsewhere, old);
    }

    @Test
    void aCopyIsNamedToWhoKeepsItWhoTakesItOutAndTellsTheirOwn() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        RecordId old = charts.wrong("pulse");
        charts.wrong().patient().grant(network.b(), "domain:*", "sensitivity:*");
        KeepOrder order = order(charts.wrong(), old);
        Kept kept = network.b().exchange().keeping().keep(elsewhere.author(), order);
        network.b().exchange().searches().open(elsewhere.author(), kept.subject(), List.of(kept.record()));
        correct(charts, "pulse");
        Misread there = listed(network.b(), elsewhere, old);
        assertThat(there.copies()).containsExactly(new Misread.Copy(kept.record(), kept.subject()));
        Misattribution copy = new Misattribution(kept.subject(), List.of(kept.record()), Optional.empty());
        of(network.b()).correct(elsewhere.author(), copy);
        assertThat(state(kept.record()).change().flatMap(change -> change.error()))
                .contains(ErrorReason.WRONG_PATIENT);
        listed(network.b(), elsewhere, kept.record());
        assertThat(listed(network.b(), elsewhere, old).copies()).isEmpty();
    }

    @Test
    void whatWasReleasedBeforeIsNotKeptOnceItIsAnError() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        charts.wrong().patient().grant(network.b(), "domain:*", "sensitivity:*");
        KeepOrder order = order(charts.wrong(), charts.wrong("pulse"));
        correct(charts, "pulse");
        refused(Reason.NOT_FOUND, () -> network.b().exchange().keeping().keep(elsewhere.author(), order));
    }

    @Test
    void anEarlierVersionOfWhatIsAnErrorIsNotKeptEither() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        charts.wrong().patient().grant(network.b(), "domain:*", "sensitivity:*");
        KeepOrder order = order(charts.wrong(), charts.wrong("pulse"));
        List<RecordId> versions = amend(charts, charts.wrong("pulse"));
        network.catchUp();
        correct(clerk, new Misattribution(charts.wrong().patient().subject(), versions, Optional.empty()));
        refused(Reason.NOT_FOUND, () -> network.b().exchange().keeping().keep(elsewhere.author(), order));
    }

    @Test
    void whatOthersReferToGoesWithThemAndAPractitionerComesAlong() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        ExchangeException refusal = refused(Reason.REFERRED_TO, () -> correct(charts, "fracture"));
        assertThat(refusal.issues()).containsExactly(new Issue("Procedure", "REFERS_TO_IT"));
        Corrected corrected = correct(charts, "fracture", "plaster");
        assertThat(corrected.records())
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.refiled()).isPresent());
        String doctor = TwoCharts.address(charts.wrong(), "doctor");
        assertThat(texts(charts.right()))
                .filteredOn(text -> text.startsWith(doctor))
                .hasSize(1);
        assertThat(texts(charts.wrong()))
                .filteredOn(text -> text.startsWith(doctor))
                .hasSize(1);
    }

    @Test
    void whatCannotBeMovedLeavesBothChartsAsTheyWere() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        refused(Reason.REFERRED_TO, () -> correct(charts, "doctor"));
        refused(Reason.INVALID, () -> correct(charts, "who"));
        Misattribution same = new Misattribution(
                charts.wrong().patient().subject(),
                List.of(charts.wrong("pulse")),
                Optional.of(
                        new Misattribution.RightChart(charts.wrong().patient().subject(), new TwoCharts.Rewriting())));
        refused(Reason.INVALID, () -> of(network.a()).correct(clerk.author(), same));
        ExchangeException stays = refused(Reason.INVALID, () -> correct(charts, "plaster"));
        assertThat(stays.issues()).containsExactly(new Issue("reference to Condition", "UNRESOLVED_REFERENCE"));
        refused(
                Reason.FORBIDDEN,
                () -> of(network.a())
                        .correct(network.hospitalA().seat(Power.REVIEW).author(), charts.order("pulse")));
        refused(Reason.FORBIDDEN, () -> of(network.a()).correct(elsewhere.author(), charts.order("pulse")));
        assertThat(texts(charts.wrong())).hasSize(5);
        assertThat(texts(charts.right())).hasSize(5);
    }

    @Test
    void whatIsKeptBackIsNotMovedAsWhatNeverWas() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        charts.wrong().patient().restrict("sensitivity:PSY");
        network.catchUp();
        ExchangeException keptBack = refused(Reason.NOT_CURRENT, () -> correct(charts, "pulse"));
        Misattribution never = new Misattribution(
                charts.wrong().patient().subject(),
                List.of(RecordId.generate()),
                charts.order("pulse").right());
        assertThat(refused(Reason.NOT_CURRENT, () -> of(network.a()).correct(clerk.author(), never)))
                .hasMessage(keptBack.getMessage());
    }

    @Test
    void nobodyIsToldWhatIsNotSo() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        charts.wrong().patient().grant(network.b(), "domain:*", "sensitivity:*");
        Released released = elsewhere.read(charts.wrong());
        MisattributionNotice standing = new MisattributionNotice(released.permit(), List.of(charts.wrong("pulse")), 0);
        refused(Reason.NOT_FOUND, () -> of(network.b()).told(network.a().id(), standing));
        correct(charts, "pulse");
        refused(Reason.NOT_FOUND, () -> of(network.b()).told(network.insurer().id(), standing));
        refused(Reason.NOT_FOUND, () -> of(network.insurer()).told(network.a().id(), standing));
    }

    @Test
    void whatWasFiledAndNotTakenOutBecauseTheProcessWasKilledIsFinishedByItselfAndByRepeating() {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        network.a().life().cutAt("Batches.activate", Side.AFTER, 1);
        try {
            correct(charts, "pulse");
        } catch (Lifeline.Killed e) {
            network.catchUp();
        }
        assertThat(state(charts.wrong("pulse")).status()).isEqualTo(RecordStatus.CURRENT);
        network.restart(network.a());
        Eventually.holds(() -> assertThat(state(charts.wrong("pulse")).status()).isEqualTo(RecordStatus.IN_ERROR));
        RecordId moved = moved(correct(charts, "pulse"));
        assertThat(state(moved).status()).isEqualTo(RecordStatus.CURRENT);
        assertThat(texts(charts.right()))
                .filteredOn(text -> text.endsWith("|pulse"))
                .hasSize(2);
    }

    private static KeepOrder order(Admitted admitted, RecordId wanted) {
        Released released = elsewhere.read(admitted);
        Disclosed record = elsewhere.open(released.packed()).records().stream()
                .filter(any -> any.record().equals(wanted))
                .findFirst()
                .orElseThrow();
        return new KeepOrder(
                released.permit(),
                record.record(),
                record.chart(),
                record.readLabels(),
                new Salt(record.salt()),
                record.content(),
                Facts.of("Observation/" + record.record(), 0));
    }

    private static Corrected correct(TwoCharts charts, String... texts) {
        return correct(clerk, charts.order(texts));
    }

    private static Corrected correct(TestSeat seat, Misattribution order) {
        Corrected corrected = of(network.a()).correct(seat.author(), order);
        network.catchUp();
        return corrected;
    }

    /** Of who says whose the pulse is. */
    private static Optional<Reason> refusal(TwoCharts charts) {
        try {
            of(network.a()).correct(clerk.author(), charts.order("pulse"));
            return Optional.empty();
        } catch (ExchangeException e) {
            return Optional.of(e.reason());
        }
    }

    /** By a clinician, with a key of their own. */
    private static List<RecordId> amend(TwoCharts charts, RecordId old) {
        IncomingRecord before =
                charts.wrong().bundle().records().get(charts.wrong().records().indexOf(old));
        IntakeBatch batch = network.a()
                .exchange()
                .amendments()
                .amend(
                        clinician.author(),
                        charts.wrong().patient().subject(),
                        old,
                        before,
                        AmendReason.CORRECTED_RESULT);
        return network.a()
                .exchange()
                .intake()
                .sign(batch.batch(), clinician.sign(batch))
                .records();
    }

    private static Refiling refiling(UnaryOperator<IncomingRecord> then) {
        TwoCharts.Rewriting rewriting = new TwoCharts.Rewriting();
        return new Refiling() {
            @Override
            public Submission refile(Bytes content, String wrong, String right) {
                Submission submission = rewriting.refile(content, wrong, right);
                return new Submission(then.apply(submission.record()), submission.quoted());
            }

            @Override
            public boolean isAnybodys(String kind) {
                return rewriting.isAnybodys(kind);
            }
        };
    }

    private static IncomingRecord earlier(IncomingRecord record, Instant recorded) {
        Facts facts = new Facts(
                record.facts().address(),
                recorded.toEpochMilli(),
                record.facts().references(),
                record.facts().terms());
        return new IncomingRecord(
                record.content(),
                record.labels(),
                facts,
                record.practitioners(),
                record.demanded(),
                record.emergency());
    }

    private static RecordLine line(Admitted admitted, RecordId record) {
        return network
                .a()
                .exchange()
                .ownRecords()
                .list(admitted.patient().author(), admitted.patient().subject())
                .stream()
                .filter(line -> line.record().equals(record))
                .findFirst()
                .orElseThrow();
    }

    private static RecordId moved(Corrected corrected) {
        return corrected.records().getFirst().refiled().orElseThrow();
    }

    private static Misattributions of(TestMember member) {
        return member.exchange().misattributions();
    }

    private static Misread listed(TestMember member, TestSeat seat, RecordId record) {
        Eventually.holds(() -> assertThat(find(member, seat, record)).isPresent());
        return find(member, seat, record).orElseThrow();
    }

    private static Optional<Misread> find(TestMember member, TestSeat seat, RecordId record) {
        return of(member).open(seat.author()).stream()
                .filter(it -> it.records().equals(List.of(record)))
                .findFirst();
    }

    /** As a clinician reads the chart. */
    private static List<String> texts(Admitted admitted) {
        return network
                .a()
                .exchange()
                .charts()
                .read(clinician.author(), admitted.patient().subject())
                .stream()
                .map(ChartRecord::content)
                .map(TwoCharts::text)
                .toList();
    }

    private static List<Use> uses(Admitted admitted) {
        return network
                .a()
                .exchange()
                .trails()
                .read(admitted.patient().author(), admitted.patient().subject())
                .journal()
                .stream()
                .map(linked -> linked.entry().use())
                .toList();
    }

    private static RecordState state(RecordId record) {
        return network.state(network.a()).get(RecordTables.RECORD, record).orElseThrow();
    }
}
