package org.stele.ledger.fsck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.Header;
import org.stele.ledger.directory.DirectoryLock;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.execution.BlockExecutor;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.Tables;

/**
 * Where a stopped node's chain ends.
 *
 * @param height of the newest block
 * @param isCertified whether that block is final
 * @param epoch of the newest block
 * @param next the epoch of the block after it, as the members voted or agreed: the same, or a later one
 */
public record ChainEnd(long height, boolean isCertified, long epoch, long next) {
    /**
     * Reads it, and changes nothing.
     *
     * @param directory the ledger's
     * @throws LedgerStoppedException where the folder is in use, damaged, or goes by rules that are not among these
     * @throws IOException where it cannot be read at all
     */
    public static ChainEnd read(Path directory, List<Rules> rules) throws IOException {
        try (DirectoryLock _ = DirectoryLock.take(directory).orElseThrow(() -> inUse(directory));
                ScratchFolder logs = ScratchFolder.make();
                LedgerStore store = LedgerStore.openReadOnly(directory.resolve(LedgerDirectory.CHAIN), logs.path())) {
            Genesis genesis = Genesis.parse(Bytes.wrap(Files.readAllBytes(directory.resolve(LedgerDirectory.GENESIS))));
            return of(store, new BlockExecutor(new RuleBook(rules), genesis.network(), store::agreedEpoch));
        }
    }

    private static ChainEnd of(LedgerStore store, BlockExecutor executor) throws IOException {
        Header header = store.head().flatMap(store::header).orElseThrow(() -> new IOException("it holds no block yet"));
        return new ChainEnd(
                header.height(),
                store.certifiedHeight()
                        .filter(height -> height == header.height())
                        .isPresent(),
                header.epoch(),
                executor.epochAfter(header, new Tables(store)));
    }

    private static LedgerStoppedException inUse(Path directory) {
        return new LedgerStoppedException(
                Reason.DIRECTORY_IN_USE, "a node uses the ledger in " + directory + ": stop it first");
    }
}
