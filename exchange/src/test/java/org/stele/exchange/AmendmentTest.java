package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Bytes;
import org.stele.exchange.amend.Amendments;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.intake.Signatory;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.formats.proof.AmendmentProof;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.ProofKind;
import org.stele.formats.proof.ProvenRecord;
import org.stele.formats.release.Disclosed;
import org.stele.formats.release.Release;
import org.stele.ledger.CertifiedState;

/** Step 6: a result is corrected; both versions stay, and can be proven. */
class AmendmentTest {
    private static TestNetwork network;
    private static TestSeat clinician;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        clinician = network.hospitalA().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void theOldVersionIsSupersededAndBothAreProvenToThePatient() throws Exception {
        Admitted admitted = network.hospitalA().admit();
        RecordId old = admitted.record("ejection fraction 38");
        RecordId corrected = amend(admitted, old).records().getFirst();
        CertifiedState state = network.state(network.a());
        assertThat(state.get(RecordTables.RECORD, old))
                .hasValueSatisfying(entry -> assertThat(entry.status()).isEqualTo(RecordStatus.SUPERSEDED));
        Release own = admitted.patient().readOwn();
        AmendmentProof proof = new AmendmentProof(proven(own, old, state), proven(own, corrected, state));
        Bytes file = ProofFile.write(proof);
        assertThat(ProofFile.verify(file, network.verifier()).kind()).isEqualTo(ProofKind.AMENDMENT);
        Mutations.eachIsRefusedOrShowsTheSameAlsoWhereTheDigestWasMadeAnew(file, network.verifier());
    }

    @Test
    void othersSeeTheNewVersionOnly() {
        Admitted admitted = network.hospitalA().admit();
        amend(admitted, admitted.record("ejection fraction 38"));
        admitted.patient().grant(network.b(), "domain:cardiology");
        TestSeat asker = network.hospitalB().clinician();
        Release release = asker.open(asker.read(admitted).packed());
        assertThat(SharedReadTest.texts(release))
                .contains("ejection fraction 83")
                .doesNotContain("ejection fraction 38");
    }

    @Test
    void aVersionThatIsNotTheNewestOrNotThePatientsIsNotAmended() {
        Admitted admitted = network.hospitalA().admit();
        RecordId old = admitted.record("ejection fraction 38");
        amend(admitted, old);
        refused(Reason.NOT_FOUND, () -> stage(admitted, old));
        Admitted other = network.hospitalA().admit();
        RecordId foreign = admitted.record("heart failure");
        refused(
                Reason.NOT_FOUND,
                () -> amendments()
                        .amend(
                                clinician.author(),
                                other.patient().subject(),
                                foreign,
                                version(admitted, foreign),
                                AmendReason.CORRECTED_RESULT));
    }

    @Test
    void aVersionOfAnotherResourceIsNoVersion() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord other = TestRecords.record("Observation", "other", false);
        refused(
                Reason.INVALID,
                () -> amendments()
                        .amend(
                                clinician.author(),
                                admitted.patient().subject(),
                                admitted.record("ejection fraction 38"),
                                other,
                                AmendReason.CORRECTED_RESULT));
    }

    @Test
    void aVersionStaysAsSensitiveAsWhatItCorrectsWhateverItIsLabelledAlone() {
        Admitted admitted = network.hospitalA().admit();
        RecordId quoting = admitted.record("heart rate under depression");
        IncomingRecord alone = version(admitted, quoting);
        IncomingRecord harmless = new IncomingRecord(
                alone.content(),
                org.stele.vault.label.Labels.of(
                        org.stele.vault.label.Label.kind("Observation"),
                        org.stele.vault.label.Label.domain("cardiology")),
                alone.facts(),
                List.of(),
                Signatory.ANYBODY,
                false);
        IntakeBatch staged = amendments()
                .amend(
                        clinician.author(),
                        admitted.patient().subject(),
                        quoting,
                        harmless,
                        AmendReason.CORRECTED_RESULT);
        RecordId amended = network.a()
                .exchange()
                .intake()
                .sign(staged.batch(), clinician.sign(staged))
                .records()
                .getFirst();
        assertThat(network.a()
                        .vault()
                        .segments()
                        .of(network.a().chart(admitted.patient().subject()))
                        .find(amended.value())
                        .orElseThrow()
                        .labels()
                        .sensitivities())
                .containsExactly(org.stele.vault.label.Label.sensitivity("PSY"));
    }

    @Test
    void onlyAClinicianHereAmends() {
        Admitted admitted = network.hospitalA().admit();
        TestSeat elsewhere = network.hospitalB().clinician();
        IncomingRecord version = version(admitted, admitted.record("ejection fraction 38"));
        for (TestSeat seat : List.of(elsewhere, network.hospitalA().clerk())) {
            refused(
                    Reason.FORBIDDEN,
                    () -> amendments()
                            .amend(
                                    seat.author(),
                                    admitted.patient().subject(),
                                    admitted.record("ejection fraction 38"),
                                    version,
                                    AmendReason.CORRECTED_RESULT));
        }
    }

    private static ProvenRecord proven(Release own, RecordId record, CertifiedState state) {
        Disclosed disclosed = own.records().stream()
                .filter(any -> any.record().equals(record))
                .findFirst()
                .orElseThrow();
        return new ProvenRecord(disclosed, state.prove(RecordTables.RECORD, record));
    }

    private static IntakeBatch amend(Admitted admitted, RecordId old) {
        IntakeBatch staged = stage(admitted, old);
        IntakeBatch done = network.a().exchange().intake().sign(staged.batch(), clinician.sign(staged));
        network.catchUp();
        return done;
    }

    private static IntakeBatch stage(Admitted admitted, RecordId old) {
        return amendments()
                .amend(
                        clinician.author(),
                        admitted.patient().subject(),
                        old,
                        version(admitted, old),
                        AmendReason.CORRECTED_RESULT);
    }

    @Test
    void aPrescriptionIsAmendedOnlyByWhoMayPrescribe() {
        Admitted admitted = network.hospitalA().admit();
        RecordId prescription = admitted.record("bisoprolol");
        TestSeat signer = network.hospitalA().seat(Power.SIGN);
        refused(
                Reason.FORBIDDEN,
                () -> amendments()
                        .amend(
                                signer.author(),
                                admitted.patient().subject(),
                                prescription,
                                version(admitted, prescription),
                                AmendReason.ERROR));
        assertThat(amend(admitted, prescription)).isNotNull();
    }

    private static IncomingRecord version(Admitted admitted, RecordId old) {
        IncomingRecord before =
                admitted.bundle().records().get(admitted.records().indexOf(old));
        return new IncomingRecord(
                TestRecords.bytes("ejection fraction 83"),
                before.labels(),
                before.facts(),
                before.practitioners(),
                before.demanded(),
                false);
    }

    private static Amendments amendments() {
        return network.a().exchange().amendments();
    }
}
