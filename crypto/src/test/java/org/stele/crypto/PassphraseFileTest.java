package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.cbor.CborWriter;

class PassphraseFileTest {
    private static final char[] PASSPHRASE = "correct horse – ü".toCharArray();
    private static final byte[] SECRET = "the secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void theSecretComesBackWithItsPassphrase() throws Exception {
        Path file = folder.resolve("key");
        PassphraseFile.write(file, PASSPHRASE, SECRET);
        assertThat(PassphraseFile.read(file, PASSPHRASE)).isEqualTo(SECRET);
    }

    @Test
    void onlyTheOwnerMayReadItAndNothingElseIsLeftBehind() throws IOException {
        Path file = write();
        PassphraseFile.write(file, PASSPHRASE, SECRET, Argon2Cost.LEAST);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aWrongPassphraseSaysSo() throws IOException {
        Path file = write();
        assertThatThrownBy(() -> PassphraseFile.read(file, "wrong".toCharArray()))
                .isInstanceOf(WrongPassphraseException.class)
                .hasMessageContaining("passphrase");
    }

    @Test
    void whatIsNoSuchFileSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("other"), "hello");
        assertThatThrownBy(() -> PassphraseFile.read(file, PASSPHRASE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no passphrase file");
        assertThatThrownBy(() -> PassphraseFile.read(folder.resolve("missing"), PASSPHRASE))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatAsksForTooMuchMemoryIsRefusedBeforeItCosts() throws IOException {
        byte[] hostile = new CborWriter()
                .array(6)
                .text("stele/passphrase-file/1")
                .integer(Integer.MAX_VALUE)
                .integer(3)
                .integer(4)
                .bytes(new byte[16])
                .bytes(new byte[60])
                .toByteArray();
        Path file = Files.write(folder.resolve("hostile"), hostile);
        assertThatThrownBy(() -> PassphraseFile.read(file, PASSPHRASE)).isInstanceOf(IOException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(8192, 17, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(1024, 1, 1));
    }

    @Test
    void whatStoodThereStaysWhereWritingFails() throws Exception {
        Path file = write();
        Path blocked = Files.createDirectory(folder.resolve("directory"));
        Files.writeString(blocked.resolve("content"), "x");
        assertThatThrownBy(() -> PassphraseFile.write(blocked, PASSPHRASE, SECRET, Argon2Cost.LEAST))
                .isInstanceOf(IOException.class);
        assertThat(PassphraseFile.read(file, PASSPHRASE)).isEqualTo(SECRET);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, blocked);
        }
    }

    private Path write() throws IOException {
        Path file = folder.resolve("key");
        PassphraseFile.write(file, PASSPHRASE, SECRET, Argon2Cost.LEAST);
        return file;
    }
}
