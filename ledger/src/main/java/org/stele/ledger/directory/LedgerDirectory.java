package org.stele.ledger.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.stele.crypto.Bytes;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.genesis.Genesis;

/** A ledger's folder, locked: {@code genesis.json} marks the network, {@code chain/} is RocksDB's, {@code SEAL} the seal. */
public final class LedgerDirectory implements AutoCloseable {
    public static final String GENESIS = "genesis.json";
    public static final String CHAIN = "chain";

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
            DirectoryLock lock = DirectoryLock.take(directory)
                    .orElseThrow(() -> new LedgerStoppedException(
                            Reason.DIRECTORY_IN_USE,
                            "another process uses the ledger in " + directory + ": stop that one first"));
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

    /** Makes the folder of a copy, where the chain is yet to be put. */
    public static Path prepareCopy(Path copy, Genesis genesis) {
        try {
            Files.createDirectories(copy);
            Durable.write(copy, GENESIS, genesis.document().unsafeArray());
            return copy.resolve(CHAIN);
        } catch (IOException e) {
            throw new LedgerStoppedException(
                    Reason.STORAGE, "cannot write a copy to " + copy + " (" + e + "): check its disk and owner", e);
        }
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
