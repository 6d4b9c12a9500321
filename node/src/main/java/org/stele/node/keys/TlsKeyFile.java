package org.stele.node.keys;

import java.io.IOException;
import java.nio.file.Path;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Bytes;
import org.stele.crypto.WrongPassphraseException;
import org.stele.link.tls.TlsKey;

/** Reads and writes the node's TLS key under a passphrase. */
public final class TlsKeyFile {
    private static final String FORMAT = "stele/tls-key/1";

    private record Content(String format, Bytes privateKey, Bytes publicKey) {}

    private TlsKeyFile() {}

    /**
     * Writes the file.
     *
     * @throws java.nio.file.FileAlreadyExistsException where a file stands there: keys are never overwritten
     */
    public static void create(Path file, char[] passphrase, TlsKey key, Argon2Cost cost) throws IOException {
        SecretFile.create(file, passphrase, new Content(FORMAT, key.privateBytes(), key.publicBytes()), cost);
    }

    /**
     * Reads the file.
     *
     * @throws WrongPassphraseException where the passphrase does not open the file
     * @throws IOException where it cannot be read, or holds no key of a version that this program knows
     */
    public static TlsKey read(Path file, char[] passphrase) throws IOException, WrongPassphraseException {
        return SecretFile.read(file, passphrase, TlsKeyFile::key);
    }

    static TlsKey key(Path file, byte[] secret) throws IOException {
        Content content = SecretFile.content(file, secret, Content.class);
        SecretFile.requireFormat(file, content.format(), FORMAT);
        try {
            return TlsKey.of(content.privateKey(), content.publicKey());
        } catch (IllegalArgumentException e) {
            throw SecretFile.unknown(file, e);
        }
    }
}
