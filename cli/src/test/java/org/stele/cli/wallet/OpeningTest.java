package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.benchmarks.ledger.HealthNetwork;
import org.stele.benchmarks.ledger.Organisation;
import org.stele.contracts.Validity;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.release.ChartId;
import org.stele.formats.release.Disclosed;
import org.stele.formats.release.Release;
import org.stele.formats.release.ReleasePackage;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.release.OpenedRelease;
import org.stele.wallet.release.ReleaseOpener;

class OpeningTest {
    @TempDir
    Path directory;

    private final SubjectId subject = new SubjectId(RandomId.generate());
    private final ChartId chart = ChartId.generate();
    private final SeatId clerk = new SeatId(RandomId.generate());
    private final Disclosed record = disclosed("{\"resourceType\":\"Observation\"}");
    private HealthNetwork network;
    private LittleNode node;
    private Organisation hospital;
    private Holder patient;
    private ReleaseOpener opener;

    @BeforeEach
    void aPatientClaimedWhatTheHospitalCommitted() throws Exception {
        LedgerLimits limits = LedgerLimits.standard().withTick(Duration.ofMillis(200));
        network = HealthNetwork.open(directory, 1, 1, limits);
        node = new LittleNode(network);
        hospital = network.members().getFirst();
        patient = Holder.create(network.genesis().network(), subject.author());
        NodeClient client = new NodeClient(node.address(), hospital.id().value(), InstantSource.system());
        opener = new ReleaseOpener(client, new ProofVerifier(network.genesis()));
        enrol();
    }

    private void enrol() {
        Ed25519SigningKey clerksKey = Ed25519SigningKey.generate();
        byHospital(
                "identity",
                "openSeat",
                new IdentityCommand.OpenSeat(
                        clerk,
                        clerksKey.verificationKey(),
                        new TreeSet<>(Set.of(Power.CLERK)),
                        new Validity(now(), now().plus(Duration.ofDays(1))),
                        Optional.empty()));
        byHospital("identity", "register", new IdentityCommand.Register(List.of(subject)));
        send(
                clerk.author(),
                "identity",
                "offerClaim",
                new IdentityCommand.OfferClaim(subject, now().plus(Duration.ofDays(1))),
                clerksKey);
        Author key = new Author("key", patient.signing().verificationKey().toString());
        send(
                key,
                "identity",
                "claim",
                new IdentityCommand.Claim(subject, clerk),
                patient.signing(),
                hospital.transactions());
        Entry entry = new Entry(record.record(), record.commitment());
        byHospital(
                "record",
                "commit",
                new RecordCommand.Commit(List.of(new Sheet(Attestor.ORGANISATION, List.of(entry)))));
    }

    @AfterEach
    void stop() {
        node.close();
        network.close();
    }

    @Test
    void whatWasReleasedIsOpenedHeldAgainstTheLedgerAndProvenToOthers() throws Exception {
        byte[] packed = packed(List.of(record));
        OpenedRelease opened = opener.open(packed, patient);
        assertThat(opened.records()).containsExactly(record);
        assertThat(ProofFile.verify(opened.file(), new ProofVerifier(network.genesis()))
                        .lines())
                .anyMatch(line -> line.contains(record.record() + " is what "));
        assertThat(opened.toString()).doesNotContain("Observation");
    }

    @Test
    void aRecordThatIsNotWhatWasCommittedToIsRefused() {
        Disclosed forged =
                new Disclosed(record.record(), chart, record.labels(), record.salt(), Bytes.wrap(new byte[] {'x'}));
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> opener.open(packed(List.of(forged)), patient))
                .withMessageContaining("not what its custodian committed to");
    }

    @Test
    void aRecordThatTheLedgerDoesNotKnowIsRefused() {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> opener.open(packed(List.of(disclosed("{}"))), patient));
    }

    @Test
    void aPackageForSomebodyElseDoesNotOpen() {
        Holder other = new Holder(patient.network(), patient.author(), patient.signing(), HpkeKeyPair.generate());
        assertThatExceptionOfType(DecryptionException.class)
                .isThrownBy(() -> opener.open(packed(List.of(record)), other));
    }

    @Test
    void aChangedPackageDoesNotOpen() {
        byte[] changed = packed(List.of(record));
        changed[changed.length - 1] ^= 1;
        assertThatExceptionOfType(DecryptionException.class).isThrownBy(() -> opener.open(changed, patient));
    }

    /** As the custodian packs it, under a permit that the patient asked for. */
    private byte[] packed(List<Disclosed> records) {
        AccessCommand.Request request = new AccessCommand.Request(
                subject,
                Purpose.PATRQT,
                patient.sealing().publicKey(),
                now().plus(Duration.ofMinutes(10)),
                Optional.empty());
        FinalReceipt permit = send(subject.author(), "access", "request", request, patient.signing());
        Release release = new Release(new PermitId(permit.transaction()), hospital.id(), List.of(), records);
        return ReleasePackage.seal(release, patient.sealing().publicKey())
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

    private void byHospital(String contract, String command, Object body) {
        send(hospital.id().author(), contract, command, body, hospital.transactions());
    }

    private FinalReceipt send(Author author, String contract, String command, Object body, SigningKey... keys) {
        Instant expires = now().plus(Duration.ofMinutes(5));
        FinalReceipt receipt = HealthNetwork.await(network.nodes()
                .getFirst()
                .submit(TransactionBuilder.of(network.genesis().network(), contract, command, body, author, expires)
                        .sign(keys)));
        assertThat(receipt.code()).isEqualTo(Code.OK);
        return receipt;
    }

    private static Instant now() {
        return Instant.ofEpochMilli(InstantSource.system().millis());
    }
}
