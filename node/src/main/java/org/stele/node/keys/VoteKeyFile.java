package org.stele.node.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.SigningKey;
import org.stele.crypto.WrongPassphraseException;
import org.stele.node.config.NodeDirectory;

/**
 * Reads and writes the key that signs votes, under the passphrase. It has a file of its own, so that a backup leaves it out
 * without opening anything: a key that votes from two places can sign two headers at one height.
 */
public final class VoteKeyFile {
    private static final String FORMAT = "stele/vote-key/1";

    private record Content(String format, Bytes vote) {}

    private VoteKeyFile() {}

    /**
     * Writes the file.
     *
     * @throws java.nio.file.FileAlreadyExistsException where a file stands there: keys are never overwritten
     */
    public static void create(Path file, char[] passphrase, Ed25519SigningKey key, Argon2Cost cost) throws IOException {
        SecretFile.create(file, passphrase, new Content(FORMAT, Bytes.wrap(key.seed())), cost);
    }

    /**
     * Reads the file.
     *
     * @throws WrongPassphraseException where the passphrase does not open the file
     * @throws IOException where it cannot be read, or holds no key of a version that this program knows
     */
    public static Ed25519SigningKey read(Path file, char[] passphrase) throws IOException, WrongPassphraseException {
        return SecretFile.read(file, passphrase, VoteKeyFile::key);
    }

    /**
     * Reads the keys that a node votes with, the newest first, and the one before where it is kept.
     *
     * @throws WrongPassphraseException where the passphrase does not open a file
     * @throws IOException where one cannot be read, or holds no key of a version that this program knows
     */
    public static List<SigningKey> readAll(NodeDirectory node, char[] passphrase)
            throws IOException, WrongPassphraseException {
        SigningKey newest = read(node.voteKey(), passphrase);
        return Files.exists(node.voteKeyBefore())
                ? List.of(newest, read(node.voteKeyBefore(), passphrase))
                : List.of(newest);
    }

    static Ed25519SigningKey key(Path file, byte[] secret) throws IOException {
        Content content = SecretFile.content(file, secret, Content.class);
        SecretFile.requireFormat(file, content.format(), FORMAT);
        try {
            return Ed25519SigningKey.fromSeed(content.vote().unsafeArray());
        } catch (IllegalArgumentException e) {
            throw SecretFile.unknown(file, e);
        }
    }
}
