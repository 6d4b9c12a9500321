package org.stele.ledger.fsck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.stele.crypto.Bytes;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.directory.DirectoryLock;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.directory.Seal;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.state.LedgerStore;

/**
 * Checks a stopped node's folder, and changes nothing in it: the seal of the clean stop over every byte of every file, if
 * there is one; RocksDB's own checksums; and what they hold, recomputed: the chain of hashes, the trees' roots, the
 * certificates, the state, the index.
 */
public final class Fsck {
    private final Path directory;
    private final List<Rules> rules;
    private final Consumer<String> progress;
    private final List<String> findings = new ArrayList<>();

    private Fsck(Path directory, List<Rules> rules, Consumer<String> progress) {
        this.directory = directory;
        this.rules = rules;
        this.progress = progress;
    }

    /**
     * Checks one folder.
     *
     * @param progress is told a line at each step
     * @throws LedgerStoppedException where the folder is in use
     * @throws IOException where it cannot be read at all
     */
    public static FsckReport check(Path directory, List<Rules> rules, Consumer<String> progress) throws IOException {
        try (DirectoryLock _ = DirectoryLock.take(directory).orElseThrow(() -> inUse(directory))) {
            return new Fsck(directory, rules, progress).run();
        }
    }

    private FsckReport run() throws IOException {
        boolean isSealed = Seal.isPresent(directory);
        if (isSealed) {
            progress.accept("comparing every file with the seal");
            findings.addAll(Seal.differences(directory));
        }
        long height = checkChain();
        return new FsckReport(isSealed, height, List.copyOf(findings));
    }

    private long checkChain() throws IOException {
        try (ScratchFolder logs = ScratchFolder.make()) {
            Genesis genesis = Genesis.parse(Bytes.wrap(Files.readAllBytes(directory.resolve(LedgerDirectory.GENESIS))));
            try (LedgerStore store = LedgerStore.openReadOnly(directory.resolve(LedgerDirectory.CHAIN), logs.path())) {
                return checkStore(store, genesis);
            }
        } catch (RuntimeException e) {
            // whatever a damaged file makes the code that reads it do, it is a finding
            findings.add("the ledger cannot be read: " + e.getMessage());
            return -1;
        }
    }

    private long checkStore(LedgerStore store, Genesis genesis) {
        progress.accept("checking the database's checksums");
        store.verifyChecksums();
        long head = store.head().orElseThrow(() -> new IllegalStateException("it holds no block"));
        new ChainCheck(store, genesis, new RuleBook(rules), findings::add, progress).run(head);
        progress.accept("recomputing the state's tree");
        new StateCheck(store, findings::add).run(head);
        return head;
    }

    private static LedgerStoppedException inUse(Path directory) {
        return new LedgerStoppedException(
                Reason.DIRECTORY_IN_USE, "a node uses the ledger in " + directory + ": stop it, then check");
    }
}
