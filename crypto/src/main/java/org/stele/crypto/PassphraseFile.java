package org.stele.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.stele.crypto.cbor.CborException;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/**
 * A secret in a file, encrypted under a passphrase: Argon2id (RFC 9106) makes the key, AES-256-GCM seals the secret. The file
 * is the deterministic CBOR array {@code ["stele/passphrase-file/1", memoryKib, iterations, lanes, salt, sealed]}, whose first
 * five elements are the associated data. It is written whole or not at all, readable by its owner only.
 */
public final class PassphraseFile {
    private static final String FORMAT = "stele/passphrase-file/1";
    private static final int MAX_LENGTH = 1 << 20;

    private PassphraseFile() {}

    /** Writes {@code secret}, replacing what stands at {@code file}, at {@link Argon2Cost#STANDARD}. */
    public static void write(Path file, char[] passphrase, byte[] secret) throws IOException {
        write(file, passphrase, secret, Argon2Cost.STANDARD);
    }

    /**
     * Writes {@code secret}, replacing what stands at {@code file}.
     *
     * @throws IOException where it cannot be written; what stood at {@code file} before still stands there
     */
    public static void write(Path file, char[] passphrase, byte[] secret, Argon2Cost cost) throws IOException {
        OwnerOnlyFile.replace(file, seal(passphrase, secret, cost));
    }

    /**
     * Reads the secret; the caller clears it after use.
     *
     * @throws WrongPassphraseException where the passphrase does not open it
     * @throws IOException where it cannot be read or is no such file
     */
    public static byte[] read(Path file, char[] passphrase) throws IOException, WrongPassphraseException {
        if (Files.size(file) > MAX_LENGTH) {
            throw new IOException(file + " is no passphrase file: too long");
        }
        try {
            return open(Files.readAllBytes(file), passphrase);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no passphrase file: " + e.getMessage(), e);
        }
    }

    static byte[] seal(char[] passphrase, byte[] secret, Argon2Cost cost) {
        byte[] salt = Argon2id.salt();
        AeadKey key = derive(passphrase, salt, cost);
        byte[] sealed = Aead.seal(key, secret, header(new CborWriter().array(5), cost, salt));
        key.destroy();
        return header(new CborWriter().array(6), cost, salt, sealed);
    }

    /**
     * @throws IllegalArgumentException where {@code content} is not of the form
     */
    static byte[] open(byte[] content, char[] passphrase) throws WrongPassphraseException {
        CborReader in = new CborReader(content);
        in.array(6);
        if (!in.text().equals(FORMAT)) {
            throw new IllegalArgumentException("unknown format");
        }
        Argon2Cost cost = new Argon2Cost(integer(in), integer(in), integer(in));
        byte[] salt = in.bytes();
        byte[] sealed = in.bytes();
        in.end();
        if (salt.length != Argon2id.SALT_LENGTH) {
            throw new IllegalArgumentException("salt of the wrong length");
        }
        return open(cost, salt, sealed, passphrase);
    }

    private static byte[] open(Argon2Cost cost, byte[] salt, byte[] sealed, char[] passphrase)
            throws WrongPassphraseException {
        AeadKey key = derive(passphrase, salt, cost);
        try {
            return Aead.open(key, sealed, header(new CborWriter().array(5), cost, salt));
        } catch (DecryptionException e) {
            throw new WrongPassphraseException();
        } finally {
            key.destroy();
        }
    }

    private static int integer(CborReader in) throws CborException {
        return in.integer(0, Integer.MAX_VALUE);
    }

    private static byte[] header(CborWriter out, Argon2Cost cost, byte[]... rest) {
        out.text(FORMAT).integer(cost.memoryKib()).integer(cost.iterations()).integer(cost.lanes());
        for (byte[] part : rest) {
            out.bytes(part);
        }
        return out.toByteArray();
    }

    private static AeadKey derive(char[] passphrase, byte[] salt, Argon2Cost cost) {
        byte[] key = Argon2id.derive(passphrase, salt, cost);
        try {
            return AeadKey.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
