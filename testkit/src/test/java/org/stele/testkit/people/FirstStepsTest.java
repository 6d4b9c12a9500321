package org.stele.testkit.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.scenario.Insured;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.release.OpenedRelease;
import org.stele.wallet.release.ReleaseOpener;
import org.stele.wallet.staff.IntakeBatch;

/** The first steps of the scenario over HTTP: taken in, claimed, refused, granted, read, revoked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstStepsTest {
    private final EmbeddedNetwork network = SharedNetwork.get();
    private Clerk clerk;
    private Patient patient;
    private Clinician stranger;
    private IntakeBatch batch;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        Staffing atA = Staffing.of(network, "hospital-a", "board");
        clerk = atA.clerk(Identity.npi("Desk", "0000000001"));
        batch = new Reception(atA, clerk).receive(Bundles.read(Bundles.samples().getFirst()));
        patient = Patient.claim(network, clerk, batch.subject());
        stranger = Staffing.of(network, "hospital-b", "board").clinician(Identity.npi("Stranger", "0000000002"));
    }

    @Test
    void aBundleIsTakenInWhole() {
        assertThat(batch.state()).isEqualTo("committed");
        assertThat(batch.records()).isNotEmpty();
    }

    @Test
    void whatIsGrantedIsReadAndNothingAfterRevoking() throws Exception {
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        NodeProblem.class, refusal -> assertThat(refusal.code()).isEqualTo("ACCESS_REFUSED"));
        GrantId grant = grant();
        byte[] packed = ask();
        OpenedRelease opened = new ReleaseOpener(stranger.node(), new ProofVerifier(network.genesis()))
                .open(packed, stranger.holder());
        assertThat(opened.records()).isNotEmpty();
        patient.wallet().revoke(grant);
        assertThatThrownBy(this::ask).isInstanceOf(NodeProblem.class);
        assertThat(patient.wallet().records()).isNotEmpty();
        assertThat(patient.wallet().trail()).isNotEmpty();
        assertThat(patient.wallet().notices()).isNotEmpty();
    }

    private byte[] ask() throws Exception {
        OrganisationId custodian = clerk.employer().organisation();
        Insured insured = Insured.in(Bundles.samples().getFirst());
        SubjectId subject = stranger.seat().subject(custodian, insured.authority(), insured.number());
        return stranger.seat().access(custodian, subject, Purpose.TREAT);
    }

    private GrantId grant() throws Exception {
        Instant from = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);
        return patient.wallet()
                .grant(
                        Grantee.organisation(stranger.employer().organisation()),
                        new TreeSet<>(Set.of(Purpose.TREAT)),
                        new Validity(from, from.plus(Duration.ofDays(30))),
                        OpenedScope.of(List.of("domain:*")));
    }
}
