package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.exchange.Refusals.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.app.Apps;
import org.stele.exchange.app.Apps.Ending;
import org.stele.exchange.app.Apps.Renewed;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.formats.app.AppActor;
import org.stele.formats.app.AppLine;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.launch.SignedAppApproval;
import org.stele.ledger.contract.Author;
import org.stele.vault.VaultException;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Entry;

/** What a patient signed for an application stands until it ends, is revoked, or comes twice what counts once; and all it reads is told. */
class AppTest {
    private static final String APPLICATION = "steps";
    private static final ChartQuery ALL = new ChartQuery() {
        @Override
        public Look look(ChartIndex chart) {
            return new Look(true, chart.where(_ -> true));
        }
    };
    private static final AddressQuery NOWHERE = AddressQuery.present("Patient/never");
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
    void whatAPatientApprovedStandsAcrossARestartAndIsRenewedByTheLastTokenOnly() {
        Admitted admitted = network.hospitalA().admit();
        RandomId approval = approve(admitted, 30);
        String first = apps().begin(approval).orElseThrow();
        network.restart(network.a());
        assertThat(list(admitted)).extracting(AppLine::approval).containsExactly(approval);
        String second = renew(first).orElseThrow().token();
        network.restart(network.a());
        String third = renew(second).orElseThrow().token();
        assertThat(apps().renew("other", third)).isEmpty();
        assertThat(apps().holder("other", third)).isEmpty();
        assertThat(apps().holder(APPLICATION, third)).isPresent();
        assertThat(renew(RandomId.generate() + third.substring(22))).isEmpty();
        assertThat(renew(third.substring(0, 22) + RandomId.generate() + third.substring(44)))
                .as("a guess ends nothing")
                .isEmpty();
        assertThat(apps().find(approval)).isPresent();
        network.pass(Duration.ofMinutes(2));
        assertThat(renew(second)).isEmpty();
        assertThat(apps().find(approval)).as("an old one came again").isEmpty();
        assertThat(renew(third)).isEmpty();
        assertThat(list(admitted)).isEmpty();
        assertThat(steps(admitted)).containsExactly("reason:APP_APPROVED", "reason:APP_MISUSED");
    }

    @Test
    void whatIsRevokedReadsNothingMoreAndIsNotApprovedAgainByTheSameSignature() {
        Admitted admitted = network.hospitalA().admit();
        SignedAppApproval signed = signed(admitted, 30);
        RandomId approval = apps().approve(admitted.patient().author(), signed);
        assertThat(apps().approve(admitted.patient().author(), signed)).isEqualTo(approval);
        String token = apps().begin(approval).orElseThrow();
        assertThat(apps().begin(approval)).as("it began already").isEmpty();
        Admitted other = network.hospitalA().admit();
        apps().revoke(other.patient().author(), other.patient().subject(), approval);
        refused(
                Reason.NOT_FOUND,
                () -> apps().revoke(other.patient().author(), admitted.patient().subject(), approval));
        refused(
                Reason.NOT_FOUND,
                () -> apps().list(other.patient().author(), admitted.patient().subject()));
        assertThat(apps().find(approval)).isPresent();
        apps().revoke(admitted.patient().author(), admitted.patient().subject(), approval);
        apps().revoke(admitted.patient().author(), admitted.patient().subject(), approval);
        assertThat(renew(token)).isEmpty();
        refused(Reason.NOT_FOUND, () -> apps().searches(approval));
        network.restart(network.a());
        assertThat(apps().find(approval)).isEmpty();
        refused(Reason.NAME_TAKEN, () -> apps().approve(admitted.patient().author(), signed));
        assertThat(steps(admitted)).containsExactly("reason:APP_APPROVED", "reason:APP_REVOKED");
    }

    @Test
    void onlyThePatientsOwnKeyApprovesHereAndNow() {
        Admitted admitted = network.hospitalA().admit();
        Ed25519SigningKey another = Ed25519SigningKey.generate();
        AppApproval approval = approval(admitted, 30);
        SignedAppApproval forged = SignedAppApproval.sign(approval, another);
        refused(
                Reason.SIGNATURE_REFUSED,
                () -> apps().approve(admitted.patient().author(), forged));
        SignedAppApproval moved =
                new SignedAppApproval(forged.statement(), signed(admitted, 30).signatures());
        refused(
                Reason.SIGNATURE_REFUSED,
                () -> apps().approve(admitted.patient().author(), moved));
        Admitted other = network.hospitalA().admit();
        refused(Reason.NOT_FOUND, () -> apps().approve(other.patient().author(), sign(admitted, approval)));
        refused(
                Reason.INVALID,
                () -> apps().approve(
                                admitted.patient().author(),
                                sign(admitted, with(approval, OrganisationId.generate(), approval.time()))));
        refused(
                Reason.INVALID,
                () -> apps().approve(
                                admitted.patient().author(),
                                sign(
                                        admitted,
                                        with(
                                                approval,
                                                approval.node(),
                                                approval.time().minus(Duration.ofMinutes(3))))));
        assertThat(list(admitted)).isEmpty();
        assertThat(steps(admitted)).isEmpty();
    }

    @Test
    void itEndsWithItsTimeAndWithTheKeyThatSignedIt() {
        Admitted admitted = network.hospitalA().admit();
        RandomId once = approve(admitted, 30);
        RandomId days = approve(admitted, 1);
        assertThat(apps().begin(days)).isPresent();
        network.pass(Duration.ofMinutes(12));
        assertThat(apps().find(once)).as("it never began").isEmpty();
        assertThat(apps().find(days)).isPresent();
        network.pass(Duration.ofDays(1));
        assertThat(apps().find(days)).isEmpty();
        RandomId stolen = approve(admitted, 30);
        admitted.patient().replaceKey(Ed25519SigningKey.generate());
        assertThat(apps().find(stolen)).isEmpty();
        assertThat(apps().begin(stolen)).isEmpty();
    }

    @Test
    void itReadsThePatientsOwnChartAndTheJournalNamesItFirst() {
        Admitted admitted = network.hospitalA().admit();
        RandomId approval = approve(admitted, 30);
        List<FoundIn> found =
                apps().searches(approval).search(admitted.patient().author(), ALL);
        assertThat(found).singleElement().satisfies(in -> {
            assertThat(in.home()).isEqualTo(admitted.patient().subject());
            assertThat(in.entries()).extracting(it -> it.record()).containsAll(admitted.records());
        });
        assertThat(apps().searches(approval)
                        .open(admitted.patient().author(), admitted.patient().subject(), admitted.records()))
                .hasSameSizeAs(admitted.records());
        Admitted other = network.hospitalA().admit();
        assertThat(apps().searches(approval)
                        .open(admitted.patient().author(), other.patient().subject(), other.records()))
                .isEmpty();
        assertThat(apps().searches(approval)
                        .search(admitted.patient().author(), other.patient().subject(), ALL))
                .isEmpty();
        refused(
                Reason.FORBIDDEN,
                () -> apps().searches(approval).search(other.patient().author(), ALL));
        String app = entries(admitted).getLast().use().actor();
        assertThat(AppActor.parse(app)).contains(new AppActor(APPLICATION, approval, "Steps"));
        assertThat(entries(admitted).stream()
                        .filter(entry -> entry.use().actor().equals(app))
                        .map(entry -> entry.use().action() + " " + entry.use().basis()))
                .containsExactly(
                        "APP reason:APP_APPROVED",
                        "SEARCH reason:OWN_APP",
                        "OPEN reason:OWN_APP",
                        "SEARCH reason:OWN_APP",
                        "SEARCH reason:OWN_APP");
        assertThat(apps().searches(approval).openAt(admitted.patient().author(), NOWHERE))
                .isEmpty();
        assertThat(entries(admitted).getLast().use().action())
                .as("that nothing was found too")
                .isEqualTo(Action.SEARCH);
        apps().end(approval, Ending.GIVEN_BACK);
        assertThat(apps().find(approval)).isEmpty();
    }

    @Test
    void whoLostTheAnswerBringsTheSameAgainAndWhoSharesATokenEndsTheApproval() {
        Admitted admitted = network.hospitalA().admit();
        RandomId approval = approve(admitted, 30);
        String first = apps().begin(approval).orElseThrow();
        String lost = renew(first).orElseThrow().token();
        String second = renew(first).orElseThrow().token();
        assertThat(renew(second)).isPresent();
        assertThat(renew(lost)).as("two have it").isEmpty();
        assertThat(apps().find(approval)).isEmpty();
        assertThat(steps(admitted)).containsExactly("reason:APP_APPROVED", "reason:APP_MISUSED");
    }

    @Test
    void whatEndsStaysEndedThoughTheNodeIsKilledAndTheJournalHearsOfIt() {
        Admitted admitted = network.hospitalA().admit();
        RandomId approval = approve(admitted, 30);
        String first = apps().begin(approval).orElseThrow();
        assertThat(renew(renew(first).orElseThrow().token())).isPresent();
        network.a().life().cutAt("Journal.append", Lifeline.Side.BEFORE, 1);
        assertThatThrownBy(() -> renew(first)).isInstanceOf(Lifeline.Killed.class);
        network.restart(network.a());
        assertThat(apps().find(approval)).isEmpty();
        Eventually.holds(
                () -> assertThat(steps(admitted)).containsExactly("reason:APP_APPROVED", "reason:APP_MISUSED"));
        network.restart(network.a());
        assertThat(steps(admitted)).hasSize(2);
    }

    @Test
    void whatTheJournalDidNotTakeIsRevokedAllTheSameAndTold() {
        Admitted admitted = network.hospitalA().admit();
        RandomId approval = approve(admitted, 30);
        network.a().life().before("Journal.append", () -> {
            throw new VaultException(VaultException.Reason.DISK_FULL, "full");
        });
        SubjectId home = admitted.patient().subject();
        refused(Reason.STORAGE_FULL, () -> apps().revoke(admitted.patient().author(), home, approval));
        assertThat(apps().find(approval)).isEmpty();
        apps().revoke(admitted.patient().author(), home, approval);
        apps().revoke(admitted.patient().author(), home, approval);
        assertThat(steps(admitted)).containsExactly("reason:APP_APPROVED", "reason:APP_REVOKED");
    }

    @Test
    void theJournalHasThatItEndedWithItsKey() {
        Admitted admitted = network.hospitalA().admit();
        approve(admitted, 30);
        admitted.patient().replaceKey(Ed25519SigningKey.generate());
        network.restart(network.a());
        Eventually.holds(() -> assertThat(steps(admitted)).containsExactly("reason:APP_APPROVED", "reason:APP_ENDED"));
    }

    @Test
    void theSameRequestIsNotApprovedForAnotherTime() {
        Admitted admitted = network.hospitalA().admit();
        AppApproval year = approval(admitted, 365);
        AppApproval week = new AppApproval(year.network(), year.node(), year.patient(), year.request(), 7, year.time());
        apps().approve(admitted.patient().author(), sign(admitted, year));
        refused(Reason.NAME_TAKEN, () -> apps().approve(admitted.patient().author(), sign(admitted, week)));
        assertThat(steps(admitted)).hasSize(1);
    }

    @Test
    void aPatientHasSoManyAtATimeAndApprovesSoManyInADay() {
        Admitted admitted = network.hospitalA().admit();
        for (int i = 0; i < 20; i++) {
            approve(admitted, 1);
        }
        refused(Reason.INVALID, () -> approve(admitted, 1));
        for (int i = 20; i < 50; i++) {
            RandomId oldest = list(admitted).getFirst().approval();
            apps().revoke(admitted.patient().author(), admitted.patient().subject(), oldest);
            approve(admitted, 1);
        }
        network.restart(network.a());
        apps().revoke(
                        admitted.patient().author(),
                        admitted.patient().subject(),
                        list(admitted).getFirst().approval());
        refused(Reason.INVALID, () -> approve(admitted, 1));
    }

    @Test
    void itsPatientIsCalledTheSameAtEachApprovalAndOtherwiseThanOthers() {
        Admitted admitted = network.hospitalA().admit();
        Hash called = apps().pseudonym(approve(admitted, 30)).orElseThrow();
        assertThat(apps().pseudonym(approve(admitted, 1))).contains(called);
        Admitted other = network.hospitalA().admit();
        assertThat(apps().pseudonym(approve(other, 30))).isPresent().isNotEqualTo(Optional.of(called));
    }

    @Test
    void whatPatientsLookUpThemselvesIsInTheirOwnName() {
        Admitted admitted = network.hospitalA().admit();
        Author patient = admitted.patient().author();
        assertThat(apps().own(patient, admitted.patient().subject()).search(patient, ALL))
                .hasSize(1);
        assertThat(entries(admitted).getLast().use().actor()).isEqualTo(patient.toString());
        Admitted other = network.hospitalA().admit();
        refused(
                Reason.NOT_FOUND,
                () -> apps().own(other.patient().author(), admitted.patient().subject()));
    }

    private static Optional<Renewed> renew(String token) {
        return apps().renew(APPLICATION, token);
    }

    private static RandomId approve(Admitted admitted, int days) {
        return apps().approve(admitted.patient().author(), signed(admitted, days));
    }

    private static SignedAppApproval signed(Admitted admitted, int days) {
        return sign(admitted, approval(admitted, days));
    }

    private static SignedAppApproval sign(Admitted admitted, AppApproval approval) {
        return SignedAppApproval.sign(approval, admitted.patient().key());
    }

    private static AppApproval approval(Admitted admitted, int days) {
        Instant now = network.clock().instant();
        LaunchRequest request = new LaunchRequest(
                LaunchCode.generate(),
                "https://north.example/fhir/R4",
                APPLICATION,
                "Steps",
                "https://steps.example/answer",
                "launch/patient offline_access patient/*.rs",
                "E".repeat(43),
                Hash.of(),
                Hash.of(),
                "192.0.2.1",
                now,
                now.plus(Duration.ofMinutes(5)));
        SubjectId home = admitted.patient().subject();
        return new AppApproval(network.genesis().network(), network.a().id(), home, request, days, now);
    }

    private static AppApproval with(AppApproval approval, OrganisationId node, Instant time) {
        return new AppApproval(approval.network(), node, approval.patient(), approval.request(), approval.days(), time);
    }

    private static Apps apps() {
        return network.a().exchange().apps();
    }

    private static List<AppLine> list(Admitted admitted) {
        return apps().list(admitted.patient().author(), admitted.patient().subject());
    }

    private static List<String> steps(Admitted admitted) {
        return entries(admitted).stream()
                .filter(entry -> entry.use().action() == Action.APP)
                .map(entry -> entry.use().basis().toString())
                .toList();
    }

    private static List<Entry> entries(Admitted admitted) {
        return network
                .a()
                .vault()
                .journal()
                .entries(network.a().chart(admitted.patient().subject()))
                .stream()
                .map(linked -> linked.entry())
                .toList();
    }
}
