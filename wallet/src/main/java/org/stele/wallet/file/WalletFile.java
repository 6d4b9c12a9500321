package org.stele.wallet.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.stele.crypto.PassphraseFile;
import org.stele.crypto.WrongPassphraseException;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.directory.LockFile;

/** Reads and writes a {@link Wallet}, encrypted under its owner's passphrase; written whole or not at all. */
public final class WalletFile {
    private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 16);

    private WalletFile() {}

    /**
     * Keeps others from changing a wallet between reading and writing it: keys that one of them adds would be lost. The lock is a
     * file beside the wallet, which is replaced each time it is written.
     *
     * @param file need not be there yet
     * @return empty where somebody else has it locked
     */
    public static Optional<LockFile> lock(Path file) throws IOException {
        return LockFile.take(file.toAbsolutePath().resolveSibling(file.getFileName() + ".lock"));
    }

    /**
     * Makes a new file.
     *
     * @throws FileAlreadyExistsException where a file stands there: a wallet is never overwritten by a new one
     */
    public static void create(Path file, char[] passphrase, Wallet wallet) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "a wallet stands there already");
        }
        save(file, passphrase, wallet);
    }

    public static void save(Path file, char[] passphrase, Wallet wallet) throws IOException {
        byte[] secret = StrictJson.write(wallet);
        try {
            PassphraseFile.write(file, passphrase, secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * Reads a file.
     *
     * @throws WrongPassphraseException where the passphrase does not open it
     * @throws IOException where it cannot be read, or holds no wallet of a version that this program knows
     */
    public static Wallet load(Path file, char[] passphrase) throws IOException, WrongPassphraseException {
        byte[] secret = PassphraseFile.read(file, passphrase);
        try {
            return parse(file, secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Reads what {@code file} held under the passphrase. */
    static Wallet parse(Path file, byte[] secret) throws IOException {
        try {
            return StrictJson.parse(secret, Wallet.class, LIMITS);
        } catch (InvalidJsonException e) {
            throw new IOException(file + " is no wallet of a version that this program knows", e);
        }
    }
}
