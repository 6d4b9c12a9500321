package org.stele.node.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Bytes;
import org.stele.crypto.PassphraseFile;
import org.stele.crypto.WrongPassphraseException;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.link.tls.TlsKey;

/** Reads and writes the node's TLS key under a passphrase. */
public final class TlsKeyFile {
    private static final String FORMAT = "stele/tls-key/1";

    private record Content(String format, Bytes privateKey, Bytes publicKey) {}

    private TlsKeyFile() {}

    /**
     * Writes the file.
     *
     * @throws FileAlreadyExistsException where a file stands there: keys are never overwritten
     */
    public static void create(Path file, char[] passphrase, TlsKey key, Argon2Cost cost) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "a TLS key stands there already");
        }
        byte[] secret = StrictJson.write(new Content(FORMAT, key.privateBytes(), key.publicBytes()));
        try {
            PassphraseFile.write(file, passphrase, secret, cost);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * Reads the file.
     *
     * @throws WrongPassphraseException where the passphrase does not open the file
     * @throws IOException where it cannot be read, or holds no key of a version that this program knows
     */
    public static TlsKey read(Path file, char[] passphrase) throws IOException, WrongPassphraseException {
        byte[] secret = PassphraseFile.read(file, passphrase);
        try {
            Content content = StrictJson.parse(secret, Content.class);
            if (!content.format().equals(FORMAT)) {
                throw new IllegalArgumentException("another format");
            }
            return TlsKey.of(content.privateKey(), content.publicKey());
        } catch (InvalidJsonException | IllegalArgumentException e) {
            throw new IOException(file + " holds no TLS key of a version that this program knows", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
