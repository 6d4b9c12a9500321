package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.release.ChartId;
import org.stele.formats.release.Disclosed;
import org.stele.formats.release.Release;
import org.stele.formats.release.ReleasePackage;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.proof.ProofException;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.wallet.Holder;
import org.stele.wallet.release.OpenedRelease;
import org.stele.wallet.release.ReleaseOpener;

class OpeningTest {
    @TempDir
    Path directory;

    private final ChartId chart = ChartId.generate();
    private final Disclosed record = disclosed("{\"resourceType\":\"Observation\"}");
    private ClaimedPatient patient;
    private ReleaseOpener opener;

    @BeforeEach
    void aPatientClaimedWhatTheHospitalCommitted() throws Exception {
        patient = new ClaimedPatient(directory);
        opener = new ReleaseOpener(patient.client(), patient.verifier());
        Entry entry = new Entry(record.record(), record.commitment());
        patient.byHospital(
                "record",
                "commit",
                new RecordCommand.Commit(List.of(new Sheet(Attestor.ORGANISATION, List.of(entry)))));
    }

    @AfterEach
    void stop() {
        patient.close();
    }

    @Test
    void whatWasReleasedIsOpenedHeldAgainstTheLedgerAndProvenToOthers() throws Exception {
        byte[] packed = packed(List.of(record));
        OpenedRelease opened = opener.open(packed, patient.holder);
        assertThat(opened.records()).containsExactly(record);
        assertThat(ProofFile.verify(opened.file(), patient.verifier()).lines())
                .anyMatch(line -> line.contains(record.record() + " is what "));
        assertThat(opened.toString()).doesNotContain("Observation");
    }

    @Test
    void aRecordThatIsNotWhatWasCommittedToIsRefused() {
        Disclosed forged =
                new Disclosed(record.record(), chart, record.labels(), record.salt(), Bytes.wrap(new byte[] {'x'}));
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> opener.open(packed(List.of(forged)), patient.holder))
                .withMessageContaining("not what its custodian committed to");
    }

    @Test
    void aRecordThatTheLedgerDoesNotKnowIsRefused() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> opener.open(packed(List.of(disclosed("{}"))), patient.holder));
    }

    @Test
    void aPackageForSomebodyElseDoesNotOpen() {
        Holder other = new Holder(
                patient.holder.network(), patient.holder.author(), patient.holder.signing(), HpkeKeyPair.generate());
        assertThatExceptionOfType(DecryptionException.class)
                .isThrownBy(() -> opener.open(packed(List.of(record)), other));
    }

    @Test
    void aChangedPackageDoesNotOpen() {
        byte[] changed = packed(List.of(record));
        changed[changed.length - 1] ^= 1;
        assertThatExceptionOfType(DecryptionException.class).isThrownBy(() -> opener.open(changed, patient.holder));
    }

    /** As the custodian packs it, under a permit that the patient asked for. */
    private byte[] packed(List<Disclosed> records) {
        AccessCommand.Request request = new AccessCommand.Request(
                patient.subject,
                Purpose.PATRQT,
                patient.holder.sealing().publicKey(),
                ClaimedPatient.now().plus(Duration.ofMinutes(10)),
                Optional.empty());
        FinalReceipt permit = patient.decide("access", "request", request);
        Release release = new Release(new PermitId(permit.transaction()), patient.hospital.id(), List.of(), records);
        return ReleasePackage.seal(release, patient.holder.sealing().publicKey())
                .unsafeArray()
                .clone();
    }

    private Disclosed disclosed(String content) {
        Labels labels = Labels.of(Label.kind("Observation"), Label.domain("laboratory"));
        return Disclosed.of(
                new RecordId(RandomId.generate()),
                chart,
                labels,
                Salt.generate(),
                Bytes.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }
}
