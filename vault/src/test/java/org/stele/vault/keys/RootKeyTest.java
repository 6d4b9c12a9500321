package org.stele.vault.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.PassphraseFile;
import org.stele.vault.Vault;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.VaultFixture;
import org.stele.vault.database.SharedServer;
import org.stele.vault.retention.RetentionTable;

class RootKeyTest {
    private static final byte[] CONTEXT = {1};

    @TempDir
    Path folder;

    @Test
    void theFileOpensWithItsPassphraseOnly() throws IOException {
        Path file = folder.resolve("root.key");
        AeadKey key = AeadKey.generate();
        byte[] wrapped = PassphraseRootKey.create(file, "right".toCharArray(), Argon2Cost.LEAST)
                .wrap(key, CONTEXT);
        assertThat(PassphraseRootKey.open(file, "right".toCharArray())
                        .unwrap(wrapped, CONTEXT)
                        .export())
                .isEqualTo(key.export());
        assertThatThrownBy(() -> PassphraseRootKey.open(file, "wrong".toCharArray()))
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_ROOT_KEY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 31, 33, 64, 4096})
    void aFileThatHoldsSomethingElseThanAKeyIsRefused(int length) throws IOException {
        Path file = folder.resolve("root.key");
        PassphraseFile.write(file, "right".toCharArray(), new byte[length], Argon2Cost.LEAST);
        assertThatThrownBy(() -> PassphraseRootKey.open(file, "right".toCharArray()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("holds no root key");
    }

    @Test
    void aRootKeyIsNeverOverwritten() throws IOException {
        Path file = folder.resolve("root.key");
        PassphraseRootKey.create(file, "a".toCharArray(), Argon2Cost.LEAST);
        assertThatThrownBy(() -> PassphraseRootKey.create(file, "a".toCharArray(), Argon2Cost.LEAST))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aVaultDoesNotOpenWithAnotherRootKey() {
        String name = SharedServer.create();
        open(name).close();
        assertThatThrownBy(() -> open(name).close())
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_ROOT_KEY));
    }

    private static Vault open(String name) {
        return Vault.open(
                SharedServer.open(name),
                new MemoryRootKey(AeadKey.generate()),
                RetentionTable.parse(VaultFixture.TABLE, "XX"),
                Clock.systemUTC());
    }
}
