package org.stele.vault.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.PassphraseFile;
import org.stele.crypto.WrongPassphraseException;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/** A root key in a file under a passphrase, held in memory while the vault is open. */
public final class PassphraseRootKey implements RootKey {
    private final AeadKey key;

    private PassphraseRootKey(AeadKey key) {
        this.key = key;
    }

    /**
     * Makes a new root key and writes its file. Without the file, or without the passphrase, nothing in the vault can ever be
     * read again: keep copies of both, apart from the database and from each other.
     *
     * @throws IOException where it cannot be written, or a file stands there already
     */
    public static PassphraseRootKey create(Path file, char[] passphrase, Argon2Cost cost) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "a root key is never overwritten");
        }
        AeadKey key = AeadKey.generate();
        byte[] secret = key.export();
        try {
            PassphraseFile.write(file, passphrase, secret, cost);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
        return new PassphraseRootKey(key);
    }

    /**
     * Reads the root key from its file.
     *
     * @throws VaultException {@code WRONG_ROOT_KEY} where the passphrase does not open the file
     * @throws IOException where it cannot be read or is no such file
     */
    public static PassphraseRootKey open(Path file, char[] passphrase) throws IOException {
        try {
            return of(PassphraseFile.read(file, passphrase));
        } catch (WrongPassphraseException e) {
            throw new VaultException(Reason.WRONG_ROOT_KEY, e.getMessage() + " (" + file + ")", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no root key", e);
        }
    }

    @Override
    public byte[] wrap(AeadKey wrapped, byte[] context) {
        return Aead.wrap(key, wrapped, context);
    }

    @Override
    public AeadKey unwrap(byte[] wrapped, byte[] context) {
        try {
            return Aead.unwrap(key, wrapped, context);
        } catch (DecryptionException e) {
            throw new VaultException(
                    Reason.WRONG_ROOT_KEY,
                    "the root key is not the one that this vault was made with, or a wrapped key was changed:"
                            + " use the right key file, else restore the keys from a backup",
                    e);
        }
    }

    private static PassphraseRootKey of(byte[] secret) {
        try {
            return new PassphraseRootKey(AeadKey.of(secret));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
