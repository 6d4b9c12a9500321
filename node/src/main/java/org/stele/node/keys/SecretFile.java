package org.stele.node.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.PassphraseFile;
import org.stele.crypto.WrongPassphraseException;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;

/** Files of keys: a record as JSON, under a passphrase. */
final class SecretFile {
    private SecretFile() {}

    /**
     * Writes the file.
     *
     * @throws FileAlreadyExistsException where a file stands there: keys are never overwritten
     */
    static void create(Path file, char[] passphrase, Record content, Argon2Cost cost) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "keys stand there already");
        }
        byte[] secret = StrictJson.write(content);
        try {
            PassphraseFile.write(file, passphrase, secret, cost);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Reads what a file held under the passphrase, or throws where it is something else. */
    interface Form<T> {
        T read(Path file, byte[] secret) throws IOException;
    }

    /**
     * Reads the file.
     *
     * @throws WrongPassphraseException where the passphrase does not open the file
     * @throws IOException where it cannot be read, or holds something else
     */
    static <T> T read(Path file, char[] passphrase, Form<T> form) throws IOException, WrongPassphraseException {
        byte[] secret = PassphraseFile.read(file, passphrase);
        try {
            return form.read(file, secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    static <C extends Record> C content(Path file, byte[] secret, Class<C> type) throws IOException {
        try {
            return StrictJson.parse(secret, type);
        } catch (InvalidJsonException e) {
            throw unknown(file, e);
        }
    }

    static void requireFormat(Path file, String found, String known) throws IOException {
        if (!found.equals(known)) {
            throw unknown(file, new IllegalArgumentException("another format"));
        }
    }

    static IOException unknown(Path file, Exception cause) {
        return new IOException(file + " holds no keys of a version that this program knows", cause);
    }
}
