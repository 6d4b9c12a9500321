package org.stele.wallet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.PassphraseFile;
import org.stele.crypto.RandomId;
import org.stele.crypto.WrongPassphraseException;
import org.stele.crypto.json.StrictJson;
import org.stele.formats.scope.OpenedScope;
import org.stele.wallet.Holder;

class WalletFileTest {
    private static final char[] PASSPHRASE = "correct horse battery staple".toCharArray();

    @TempDir
    Path directory;

    private final Holder patient = Holder.create(Hash.of(new byte[] {1}), new SubjectId(RandomId.generate()).author());

    private final RandomId node = RandomId.generate();
    private final OpenedScope scope = OpenedScope.of(List.of("domain:cardiology"));
    private final RandomId grant = RandomId.generate();

    @Test
    void whatWasStoredComesBack() throws Exception {
        Wallet wallet = wallet();
        WalletFile.create(file(), PASSPHRASE, wallet);
        Wallet read = WalletFile.load(file(), PASSPHRASE);
        assertThat(read).isEqualTo(wallet);
        Holder holder = read.role("").orElseThrow().holder();
        assertThat(holder.signing().verificationKey())
                .isEqualTo(patient.signing().verificationKey());
        assertThat(holder.sealing().publicKey()).isEqualTo(patient.sealing().publicKey());
    }

    @Test
    void aFileOfBeforeThereWerePendingRolesIsRead() throws Exception {
        record Before(int version, List<StoredRole> roles, List<StoredScope> given) {}
        Wallet wallet = wallet();
        byte[] content = StrictJson.write(new Before(Wallet.VERSION, wallet.roles(), wallet.given()));
        PassphraseFile.write(file(), PASSPHRASE, content);
        assertThat(WalletFile.load(file(), PASSPHRASE)).isEqualTo(wallet);
        assertThat(StrictJson.write(wallet)).as("and it stays in that form").isEqualTo(content);
    }

    @Test
    void aPendingRoleIsNoneUntilItIsClaimed() throws Exception {
        WalletFile.create(file(), PASSPHRASE, Wallet.empty().withPending(role()));
        Wallet pending = WalletFile.load(file(), PASSPHRASE);
        assertThat(pending.unclaimed()).containsExactly(role());
        assertThat(pending.roles()).isEmpty();
        assertThat(pending.role("")).isEmpty();
        assertThat(pending.withPending(role())).isEqualTo(pending);
        assertThat(pending.with(role())).isEqualTo(Wallet.empty().with(role()));
    }

    @Test
    void theWrongPassphraseOpensNothing() throws Exception {
        WalletFile.create(file(), PASSPHRASE, wallet());
        assertThatExceptionOfType(WrongPassphraseException.class)
                .isThrownBy(() -> WalletFile.load(file(), "correct horse".toCharArray()));
    }

    @Test
    void aNewWalletNeverTakesAnothersPlace() throws Exception {
        WalletFile.create(file(), PASSPHRASE, wallet());
        byte[] before = Files.readAllBytes(file());
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> WalletFile.create(file(), PASSPHRASE, Wallet.empty()));
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aFileThatWasTamperedWithDoesNotOpen() throws Exception {
        WalletFile.create(file(), PASSPHRASE, wallet());
        byte[] content = Files.readAllBytes(file());
        content[content.length - 1] ^= 1;
        Files.write(file(), content);
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> WalletFile.load(file(), PASSPHRASE))
                .isInstanceOfAny(WrongPassphraseException.class, IOException.class);
    }

    @Test
    void onlyItsOwnerReadsTheFileAndNothingOfItStandsThereInClear() throws Exception {
        WalletFile.create(file(), PASSPHRASE, wallet());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        String text = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain(patient.author().name()).doesNotContain("cardiology");
    }

    @Test
    void theTextFormOfARoleShowsNoKey() {
        StoredRole role = role();
        assertThat(role.toString()).isEqualTo(patient.author().toString());
    }

    @Test
    void aRoleIsFoundByItsNameAndTheOnlyOneWithout() {
        Wallet two = wallet().with(StoredRole.of(
                Holder.create(Hash.of(new byte[] {2}), new SubjectId(RandomId.generate()).author()),
                RandomId.generate(),
                URI.create("http://localhost:2")));
        assertThat(two.role("")).isEmpty();
        assertThat(two.role(patient.author().toString()))
                .contains(wallet().roles().getFirst());
        assertThat(two.role("subject:nobody")).isEmpty();
    }

    private StoredRole role() {
        return StoredRole.of(patient, node, URI.create("http://localhost:1"));
    }

    private Wallet wallet() {
        return Wallet.empty().with(role()).with(new StoredScope(grant, Optional.of(scope)));
    }

    private Path file() {
        return directory.resolve("wallet.stele");
    }
}
