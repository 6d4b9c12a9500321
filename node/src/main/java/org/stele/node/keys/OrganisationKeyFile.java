package org.stele.node.keys;

import java.io.IOException;
import java.nio.file.Path;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.WrongPassphraseException;

/** Reads and writes {@link OrganisationKeys} under a passphrase, but for the vote key, see {@link VoteKeyFile}. */
public final class OrganisationKeyFile {
    private static final String FORMAT = "stele/organisation-keys/1";

    private record Content(String format, Bytes transactions, Bytes sealing) {}

    private OrganisationKeyFile() {}

    /**
     * Writes the file.
     *
     * @throws java.nio.file.FileAlreadyExistsException where a file stands there: keys are never overwritten
     */
    public static void create(Path file, char[] passphrase, OrganisationKeys keys, Argon2Cost cost) throws IOException {
        Content content = new Content(
                FORMAT,
                Bytes.wrap(keys.transactions().seed()),
                Bytes.wrap(keys.sealing().privateKey()));
        SecretFile.create(file, passphrase, content, cost);
    }

    /**
     * Reads the file.
     *
     * @param vote the key from the other file
     * @throws WrongPassphraseException where the passphrase does not open the file
     * @throws IOException where it cannot be read, or holds no keys of a version that this program knows
     */
    public static OrganisationKeys read(Path file, char[] passphrase, Ed25519SigningKey vote)
            throws IOException, WrongPassphraseException {
        return SecretFile.read(file, passphrase, (from, secret) -> keys(from, secret, vote));
    }

    static OrganisationKeys keys(Path file, byte[] secret, Ed25519SigningKey vote) throws IOException {
        Content content = SecretFile.content(file, secret, Content.class);
        SecretFile.requireFormat(file, content.format(), FORMAT);
        try {
            return new OrganisationKeys(
                    vote,
                    Ed25519SigningKey.fromSeed(content.transactions().unsafeArray()),
                    HpkeKeyPair.fromPrivate(content.sealing().unsafeArray()));
        } catch (IllegalArgumentException e) {
            throw SecretFile.unknown(file, e);
        }
    }
}
