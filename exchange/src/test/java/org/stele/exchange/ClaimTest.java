package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.exchange.claim.ClaimCode;
import org.stele.exchange.claim.Claims;
import org.stele.exchange.testing.TestHospital;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestPatient;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.transaction.Envelope;

/** A patient takes their subject with a single-use code from the clerk. */
class ClaimTest {
    private static TestNetwork network;
    private static TestSeat clerk;
    private static TestSeat clinician;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        clerk = network.hospitalA().clerk();
        clinician = network.hospitalA().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void theRightCodeMakesTheWalletsKeyTheSubjectsKeyHoweverItIsTyped() {
        TestPatient patient = patient();
        ClaimCode code = issue(patient);
        String typed = code.code().toLowerCase(Locale.ROOT).replace('-', ' ');
        claims().claim(patient.subject(), typed, patient.claim(clerk.id()));
        assertThat(network.state(network.a()).get(IdentityTables.SUBJECT, patient.subject()))
                .hasValueSatisfying(subject ->
                        assertThat(subject.keys()).containsExactly(patient.key().verificationKey()));
    }

    @Test
    void theSameClaimAgainAnswersWithTheSameReceiptAndTheCodeIsSpent() {
        TestPatient patient = patient();
        ClaimCode code = issue(patient);
        Envelope envelope = patient.claim(clerk.id());
        FinalReceipt first = claims().claim(patient.subject(), code.code(), envelope);
        assertThat(claims().claim(patient.subject(), code.code(), envelope)).isEqualTo(first);
        TestPatient thief = TestPatient.of(network, network.a(), patient.subject());
        refused(Reason.CLAIM_REFUSED, () -> claims().claim(patient.subject(), code.code(), thief.claim(clerk.id())));
        refused(Reason.NOT_FOUND, () -> claims().issue(clerk.author(), patient.subject()));
    }

    @Test
    void threeWrongEndsKillTheRightCode() {
        TestPatient patient = patient();
        ClaimCode code = issue(patient);
        Envelope envelope = patient.claim(clerk.id());
        for (int i = 0; i < 3; i++) {
            refused(Reason.CLAIM_REFUSED, () -> claims().claim(patient.subject(), wrongEnd(code), envelope));
        }
        refused(Reason.CLAIM_REFUSED, () -> claims().claim(patient.subject(), code.code(), envelope));
        ClaimCode fresh = issue(patient);
        assertThat(claims().claim(patient.subject(), fresh.code(), envelope)).isNotNull();
    }

    @Test
    void whoHasNotSeenTheSlipDoesNotUseUpItsTries() {
        TestPatient patient = patient();
        ClaimCode code = issue(patient);
        Envelope envelope = patient.claim(clerk.id());
        String sameEnd = "2222-2222" + code.code().substring(code.code().length() / 2);
        for (String guess :
                List.of("", "2", "2222-2222-2222-2222", sameEnd, code.code().substring(0, 9))) {
            refused(Reason.CLAIM_REFUSED, () -> claims().claim(patient.subject(), guess, envelope));
        }
        refused(Reason.CLAIM_REFUSED, () -> claims().claim(patient.subject(), wrongEnd(code), envelope));
        assertThat(claims().claim(patient.subject(), code.code(), envelope)).isNotNull();
    }

    @Test
    void wrongTriesAreRememberedAcrossARestart() {
        TestPatient patient = patient();
        ClaimCode code = issue(patient);
        Envelope envelope = patient.claim(clerk.id());
        for (int i = 0; i < 3; i++) {
            refused(Reason.CLAIM_REFUSED, () -> claims().claim(patient.subject(), wrongEnd(code), envelope));
            network.restart(network.a());
        }
        refused(Reason.CLAIM_REFUSED, () -> claims().claim(patient.subject(), code.code(), envelope));
    }

    @Test
    void anUnknownSubjectAWrongCodeAndACodeThatIsOverAreRefusedInTheSameWords() {
        TestPatient patient = patient();
        ClaimCode code = issue(patient);
        TestPatient nobody = TestPatient.of(network, network.a(), SubjectId.generate());
        String unknown = refused(
                        Reason.CLAIM_REFUSED,
                        () -> claims().claim(nobody.subject(), code.code(), nobody.claim(clerk.id())))
                .getMessage();
        String wrong = refused(
                        Reason.CLAIM_REFUSED,
                        () -> claims().claim(patient.subject(), "wrong", patient.claim(clerk.id())))
                .getMessage();
        network.pass(Duration.ofDays(8));
        String over = refused(
                        Reason.CLAIM_REFUSED,
                        () -> claims().claim(patient.subject(), code.code(), patient.claim(clerk.id())))
                .getMessage();
        assertThat(List.of(unknown, wrong)).containsOnly(over);
    }

    @Test
    void onlyAClerkHereIssuesCodesAndOnlyForSubjectsOfThisOrganisation() {
        TestPatient patient = patient();
        refused(Reason.FORBIDDEN, () -> claims().issue(clinician.author(), patient.subject()));
        TestSeat elsewhere = network.hospitalB().clerk();
        refused(Reason.FORBIDDEN, () -> claims().issue(elsewhere.author(), patient.subject()));
        refused(Reason.NOT_FOUND, () -> network.b().exchange().claims().issue(elsewhere.author(), patient.subject()));
    }

    @Test
    void aTransactionForAnotherSubjectOrClerkIsNotSigned() {
        TestPatient patient = patient();
        TestPatient other = patient();
        ClaimCode code = issue(patient);
        refused(Reason.INVALID, () -> claims().claim(patient.subject(), code.code(), other.claim(clerk.id())));
        refused(Reason.INVALID, () -> claims().claim(patient.subject(), code.code(), patient.claim(clinician.id())));
    }

    @Test
    void aCodeIsIssuedToTheClerkWhoOfferedTheClaimOnTheLedger() {
        TestPatient patient = patient();
        refused(Reason.INVALID, () -> claims().issue(clerk.author(), patient.subject()));
        network.hospitalA().clerk().offer(patient.subject());
        refused(Reason.INVALID, () -> claims().issue(clerk.author(), patient.subject()));
        assertThat(issue(patient).subject()).isEqualTo(patient.subject());
    }

    /** The code with another letter at its end. */
    private static String wrongEnd(ClaimCode code) {
        String begin = code.code().substring(0, code.code().length() - 1);
        return begin + (code.code().endsWith("2") ? "3" : "2");
    }

    private static ClaimCode issue(TestPatient patient) {
        clerk.offer(patient.subject());
        return claims().issue(clerk.author(), patient.subject());
    }

    private static TestPatient patient() {
        TestHospital hospital = network.hospitalA();
        return TestPatient.of(
                network,
                network.a(),
                hospital.takeIn(TestRecords.bundle(clinician), clinician).subject());
    }

    private static Claims claims() {
        return network.a().exchange().claims();
    }
}
