package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.PassphraseFile;
import org.stele.crypto.WrongPassphraseException;
import org.stele.wallet.file.WalletFile;

class AdministrationKeyTest {
    @TempDir
    Path folder;

    @Test
    void itGoesIntoAWalletThatActsForTheOrganisation() throws IOException, WrongPassphraseException {
        Ed25519SigningKey key = Ed25519SigningKey.generate();
        AdministrationKey.write(folder, passphrase(), key);
        assertThat(WalletFile.load(toWallet(), passphrase())
                        .roles()
                        .getFirst()
                        .holder()
                        .signing()
                        .verificationKey())
                .isEqualTo(key.verificationKey());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 64})
    void aFileThatHoldsSomethingElseIsRefused(int length) throws IOException {
        PassphraseFile.write(folder.resolve("administration.key"), passphrase(), new byte[length], Argon2Cost.LEAST);
        assertThatThrownBy(this::toWallet)
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("holds no administration's key");
        assertThat(folder.resolve(AdministrationKey.WALLET)).doesNotExist();
    }

    private Path toWallet() throws IOException, WrongPassphraseException {
        return AdministrationKey.toWallet(
                folder, passphrase(), Hash.of(), OrganisationId.generate(), URI.create("http://localhost:1"));
    }

    private static char[] passphrase() {
        return "passphrase".toCharArray();
    }
}
