package org.stele.node.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.PassphraseFile;
import org.stele.crypto.WrongPassphraseException;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;

/** Reads and writes {@link OrganisationKeys} under a passphrase. */
public final class OrganisationKeyFile {
    private static final String FORMAT = "stele/organisation-keys/1";

    private record Content(String format, Bytes vote, Bytes transactions, Bytes sealing) {}

    private OrganisationKeyFile() {}

    /**
     * Writes the file.
     *
     * @throws FileAlreadyExistsException where a file stands there: keys are never overwritten
     */
    public static void create(Path file, char[] passphrase, OrganisationKeys keys, Argon2Cost cost) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "an organisation's keys stand there already");
        }
        byte[] secret = StrictJson.write(new Content(
                FORMAT,
                Bytes.wrap(keys.vote().seed()),
                Bytes.wrap(keys.transactions().seed()),
                Bytes.wrap(keys.sealing().privateKey())));
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
     * @throws IOException where it cannot be read, or holds no keys of a version that this program knows
     */
    public static OrganisationKeys read(Path file, char[] passphrase) throws IOException, WrongPassphraseException {
        byte[] secret = PassphraseFile.read(file, passphrase);
        try {
            return keys(StrictJson.parse(secret, Content.class));
        } catch (InvalidJsonException | IllegalArgumentException e) {
            throw new IOException(file + " holds no keys of a version that this program knows", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static OrganisationKeys keys(Content content) {
        if (!content.format().equals(FORMAT)) {
            throw new IllegalArgumentException("another format");
        }
        return new OrganisationKeys(
                Ed25519SigningKey.fromSeed(content.vote().unsafeArray()),
                Ed25519SigningKey.fromSeed(content.transactions().unsafeArray()),
                HpkeKeyPair.fromPrivate(content.sealing().unsafeArray()));
    }
}
