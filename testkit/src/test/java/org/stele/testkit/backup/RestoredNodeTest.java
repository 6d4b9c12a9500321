package org.stele.testkit.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.JournalRoot;
import org.stele.contracts.network.KeyUse;
import org.stele.contracts.network.Members;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.NetworkTables;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.crypto.VerificationKey;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Code;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.node.backup.BackupException;
import org.stele.node.backup.NodeRestore;
import org.stele.node.config.NodeDirectory;
import org.stele.node.control.ControlAnswer;
import org.stele.node.control.ControlClient;
import org.stele.node.control.ControlRequest;
import org.stele.node.keys.VoteKeyFile;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;
import org.stele.testkit.people.Administrator;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Patient;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.Staffing;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.Submitted;
import org.stele.wallet.staff.IntakeBatch;

/** A hospital loses its machine, and goes on with a backup that was taken while it ran. */
class RestoredNodeTest {
    @TempDir
    Path folder;

    @Test
    void aRestoredNodeHasItsPatientsCatchesUpAndDoesNotVoteWithItsOldKey() throws Exception {
        try (EmbeddedNetwork network = EmbeddedNetwork.openOrFound(folder.resolve("network"))) {
            Member hospital = network.member("hospital-a");
            Patient patient = takeIn(network);
            int records = patient.wallet().records().size();
            assertThat(records).isPositive();
            Path backup = folder.resolve("backup");
            assertThat(ask(hospital, backup).done()).isTrue();
            assertThat(ask(hospital, backup).words()).contains("is not empty");
            assertThat(backup.resolve("keys/organisation.keys")).exists();
            assertThat(backup.resolve("keys/vote.key")).doesNotExist();
            patient.wallet().open();
            patient.wallet().trail();
            Submitted after = register(network, "hospital-b");
            hospital.kill();
            Files.move(hospital.directory(), folder.resolve("lost"));

            aDamagedBackupIsNotRestored(network, backup, hospital);
            VerificationKey key = restore(network, backup, hospital);
            hospital.start();

            CertifiedState state = hospital.node()
                    .ledger()
                    .waitFor(after.height())
                    .toCompletableFuture()
                    .get(2, TimeUnit.MINUTES);
            assertThat(Members.validators(state).validators())
                    .noneMatch(validator -> validator.voteKey().equals(key));
            assertThat(patient.wallet().records()).hasSize(records);
            assertThatThrownBy(() -> register(network, "hospital-a")).hasMessageContaining("NOT_A_VALIDATOR");
            aTrailIsProvenOnceTheLossIsAdmitted(network, hospital, patient);
        }
    }

    private static void aTrailIsProvenOnceTheLossIsAdmitted(EmbeddedNetwork network, Member hospital, Patient patient)
            throws Exception {
        submitElsewhere(
                network,
                hospital,
                "rotateKey",
                new NetworkCommand.RotateKey(
                        KeyUse.VOTE, voteKey(network, hospital).verificationKey()),
                voteKey(network, hospital));
        assertThatThrownBy(() -> patient.wallet().trail()).hasMessageContaining("admit-loss");
        JournalRoot lost = journalRoot(network, hospital);
        submitElsewhere(
                network,
                hospital,
                "admitJournalLoss",
                new NetworkCommand.AdmitJournalLoss(lost.counter(), lost.root()));
        Shown shown = ProofFile.verify(Bytes.wrap(patient.wallet().trail()), new ProofVerifier(network.genesis()));
        assertThat(shown.lines())
                .anyMatch(line -> line.contains("its journal lost entries: it had posted " + lost.counter()))
                .noneMatch(line -> line.contains(" RELEASE "));
    }

    /** At another member's node, since the own one takes nothing as long as it only observes. */
    private static void submitElsewhere(
            EmbeddedNetwork network, Member member, String command, Object body, SigningKey... also) throws Exception {
        Administrator author = Administrator.of(network, member.label());
        NodeClient node = Administrator.of(network, "board").node();
        Envelope envelope = TransactionBuilder.of(
                        network.genesis().network(),
                        "network",
                        command,
                        body,
                        author.holder().author(),
                        node.clock().instant().plusSeconds(60))
                .sign(Stream.concat(Stream.of(author.holder().signing()), Stream.of(also))
                        .toArray(SigningKey[]::new));
        Submitted submitted = node.submit(envelope);
        assertThat(submitted.code()).isEqualTo(Code.OK);
        member.node().ledger().waitFor(submitted.height()).toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    private static Ed25519SigningKey voteKey(EmbeddedNetwork network, Member member) throws Exception {
        return VoteKeyFile.read(new NodeDirectory(member.directory()).voteKey(), passphrase(network, member));
    }

    private static JournalRoot journalRoot(EmbeddedNetwork network, Member member) {
        return network.member("board")
                .node()
                .ledger()
                .certified()
                .get(NetworkTables.JOURNAL, member.organisation())
                .orElseThrow();
    }

    private static char[] passphrase(EmbeddedNetwork network, Member member) throws IOException {
        return Files.readString(network.directory().passphrase(member.label()))
                .strip()
                .toCharArray();
    }

    private static void aDamagedBackupIsNotRestored(EmbeddedNetwork network, Path backup, Member member)
            throws IOException {
        Path file = backup.resolve("vault/vault_keys.vault_key");
        byte[] content = Files.readAllBytes(file);
        flipABit(file);
        assertThatThrownBy(() -> restore(network, backup, member))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("vault/vault_keys.vault_key is not as it was");
        Files.write(file, content);
        Files.move(backup.resolve("BACKUP"), backup.resolveSibling("list"));
        assertThatThrownBy(() -> restore(network, backup, member)).hasMessageContaining("not finished");
        Files.move(backup.resolveSibling("list"), backup.resolve("BACKUP"));
    }

    private static void flipABit(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }

    private static ControlAnswer ask(Member member, Path backup) throws IOException {
        return ControlClient.ask(new NodeDirectory(member.directory()), new ControlRequest.Backup(backup))
                .orElseThrow();
    }

    private static Patient takeIn(EmbeddedNetwork network) throws Exception {
        Staffing staffing = Staffing.of(network, "hospital-a", "board");
        Clerk clerk = staffing.clerk(Identity.npi("Desk", "0000000001"));
        IntakeBatch batch = new Reception(staffing, clerk)
                .receive(Bundles.read(Bundles.samples().getFirst()));
        return Patient.claim(network, clerk, batch.subject());
    }

    private static Submitted register(EmbeddedNetwork network, String label) throws Exception {
        return Administrator.of(network, label)
                .submit(
                        "identity",
                        "register",
                        new IdentityCommand.Register(List.of(new SubjectId(RandomId.generate()))));
    }

    private static VerificationKey restore(EmbeddedNetwork network, Path backup, Member member)
            throws IOException, BackupException {
        return NodeRestore.run(backup, member.directory(), passphrase(network, member), Argon2Cost.LEAST);
    }
}
