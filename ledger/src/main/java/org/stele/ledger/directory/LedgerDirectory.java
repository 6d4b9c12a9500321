package org.stele.ledger.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.Bytes;
import org.stele.crypto.SigningKey;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.Role;
import org.stele.ledger.genesis.Genesis;

/** A ledger's folder, locked: {@code genesis.json} marks the network, {@code chain/} is RocksDB's, {@code SEAL} the
 * seal, {@code COPY} the mark of a copy, {@code STATED} statements that were made of its votes. */
public final class LedgerDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerDirectory.class);

    public static final String GENESIS = "genesis.json";
    public static final String CHAIN = "chain";
    private static final String STATED = "STATED";

    private final Path directory;
    private final DirectoryLock lock;

    private LedgerDirectory(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes the folder for a network, and breaks its seal.
     *
     * @throws LedgerStoppedException where another process has it, or it is another network's
     */
    public static LedgerDirectory take(Path directory, Genesis genesis) {
        try {
            DirectoryLock lock = DirectoryLock.take(directory).orElseThrow(() -> inUse(directory));
            LedgerDirectory taken = new LedgerDirectory(directory, lock);
            taken.prepare(genesis);
            return taken;
        } catch (IOException e) {
            throw new LedgerStoppedException(
                    Reason.STORAGE, "cannot use the folder " + directory + " (" + e + "): check its disk and owner", e);
        }
    }

    public Path chain() {
        return directory.resolve(CHAIN);
    }

    /**
     * The role that a node may have on this folder: a validator has no key there that must not vote from a copy, and without any it is
     * an observer.
     *
     * @throws LedgerStoppedException where the folder cannot be read
     */
    public Role roleHere(Role wanted) {
        try {
            return wanted instanceof Role.Voter voter ? voterHere(voter) : wanted;
        } catch (IOException e) {
            throw new LedgerStoppedException(
                    Reason.STORAGE,
                    "cannot read the folder " + directory + " (" + e + "): check its disk and owner",
                    e);
        }
    }

    private Role voterHere(Role.Voter voter) throws IOException {
        Set<String> barred = CopyMark.read(directory);
        List<SigningKey> keys = voter.keys().stream()
                .filter(key -> !barred.contains(key.verificationKey().toString()))
                .toList();
        if (!keys.isEmpty()) {
            return new Role.Voter(voter.organisation(), keys);
        }
        LOG.warn(
                "the ledger in {} is a copy, and the vote key {} was in use when it was made: this node only observes"
                        + " until its organisation has rotated that key",
                directory,
                voter.verificationKeys().getFirst());
        return new Role.Observer(voter.organisation());
    }

    /**
     * Makes the folder of a copy, where the chain is yet to be put.
     *
     * @param keys of votes, which must not vote from the copy, besides those that must not vote from here
     */
    public Path prepareCopy(Path copy, Genesis genesis, Collection<VerificationKey> keys) {
        try {
            return CopyMark.prepare(directory, copy, genesis.document().unsafeArray(), keys);
        } catch (IOException e) {
            throw new LedgerStoppedException(
                    Reason.STORAGE, "cannot write a copy to " + copy + " (" + e + "): check its disk and owner", e);
        }
    }

    /**
     * Copies the ledger of a node that is stopped, as {@link org.stele.ledger.Ledger#checkpoint} does of a running one.
     *
     * @param keys of votes, which must not vote from the copy
     * @throws LedgerStoppedException where a node uses it
     */
    public static void copyStopped(Path directory, Path copy, Collection<VerificationKey> keys) throws IOException {
        try (DirectoryLock _ = DirectoryLock.take(directory).orElseThrow(() -> inUse(directory))) {
            byte[] genesis = Files.readAllBytes(directory.resolve(GENESIS));
            FileTree.copy(directory.resolve(CHAIN), CopyMark.prepare(directory, copy, genesis, keys));
        }
    }

    /**
     * Statements of the votes that were given from this ledger, without any vote since the first of them.
     *
     * @param key that signed them, and those
     * @param encoded the oldest first
     */
    public record KeptStatements(VerificationKey key, List<Bytes> encoded) {
        public KeptStatements {
            encoded = List.copyOf(encoded);
        }
    }

    /**
     * Those that are kept.
     *
     * @throws IOException where it cannot be read, or is damaged; the message says what to do
     */
    public Optional<KeptStatements> statements() throws IOException {
        Path file = directory.resolve(STATED);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        try {
            KeptStatements statements = parse(new String(content, StandardCharsets.US_ASCII));
            if (!Arrays.equals(lines(statements), content)) {
                throw new IllegalArgumentException("not as it was written");
            }
            return Optional.of(statements);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw damagedStatement(e);
        }
    }

    private static KeptStatements parse(String content) {
        List<String> lines = content.lines().toList();
        List<Bytes> encoded = lines.stream()
                .skip(1)
                .map(line -> Bytes.wrap(Base64.getDecoder().decode(line)))
                .toList();
        return new KeptStatements(VerificationKey.parse(lines.getFirst()), encoded);
    }

    /** What to tell where a statement that is kept is not what it was when it was made. */
    public IOException damagedStatement(Exception cause) {
        return new IOException(
                directory.resolve(STATED) + " is damaged: rotate the vote key, then remove that file", cause);
    }

    /** Keeps these in place of those before. */
    public void keep(KeptStatements statements) throws IOException {
        Durable.write(directory, STATED, lines(statements));
    }

    private static byte[] lines(KeptStatements statements) {
        StringBuilder lines = new StringBuilder(statements.key() + "\n");
        for (Bytes encoded : statements.encoded()) {
            lines.append(Base64.getEncoder().encodeToString(encoded.unsafeArray()))
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Keeps none any more. */
    public void forgetStatement() throws IOException {
        Files.deleteIfExists(directory.resolve(STATED));
        Durable.syncDirectory(directory);
    }

    private static LedgerStoppedException inUse(Path directory) {
        return new LedgerStoppedException(
                Reason.DIRECTORY_IN_USE, "another process uses the ledger in " + directory + ": stop that one first");
    }

    /** Writes the seal of a clean stop, when everything else is closed. */
    public void seal() {
        try {
            Seal.write(directory);
        } catch (IOException e) {
            throw new LedgerStoppedException(
                    Reason.STORAGE, "cannot seal the folder " + directory + " (" + e + "): check its disk", e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }

    private void prepare(Genesis genesis) throws IOException {
        try {
            mark(genesis);
            Files.deleteIfExists(directory.resolve(Seal.FILE));
            Files.createDirectories(chain());
        } catch (IOException | LedgerStoppedException e) {
            lock.close();
            throw e;
        }
    }

    private void mark(Genesis genesis) throws IOException {
        Path mark = directory.resolve(GENESIS);
        if (!Files.exists(mark)) {
            Durable.write(directory, GENESIS, genesis.document().unsafeArray());
        } else if (!Arrays.equals(Files.readAllBytes(mark), genesis.document().unsafeArray())) {
            throw new LedgerStoppedException(
                    Reason.OTHER_NETWORK,
                    "the folder " + directory + " holds the ledger of another network (" + nameIn(mark) + "), not of "
                            + genesis.name() + ": choose another folder");
        }
    }

    private static String nameIn(Path mark) throws IOException {
        try {
            return Genesis.parse(Bytes.wrap(Files.readAllBytes(mark))).name();
        } catch (IllegalArgumentException e) {
            return "its genesis.json cannot be read";
        }
    }
}
