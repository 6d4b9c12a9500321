package org.stele.testkit.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.Members;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.CertifiedState;
import org.stele.node.backup.BackupException;
import org.stele.node.backup.NodeRestore;
import org.stele.node.config.NodeDirectory;
import org.stele.node.control.ControlAnswer;
import org.stele.node.control.ControlClient;
import org.stele.node.control.ControlRequest;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;
import org.stele.testkit.people.Administrator;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Patient;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.Staffing;
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
        }
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
        char[] passphrase = Files.readString(network.directory().passphrase(member.label()))
                .strip()
                .toCharArray();
        return NodeRestore.run(backup, member.directory(), passphrase, Argon2Cost.LEAST);
    }
}
