package org.stele.ledger.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.stele.crypto.SignatureProvider;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.Role;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.state.LedgerStore;

/**
 * A node's folder, locked, and the store in it.
 *
 * @param role of the node in this very folder: a copy's key does not vote, nor one that stated what it voted for
 */
record ChainFiles(LedgerDirectory directory, LedgerStore store, Role role) {
    static ChainFiles open(Path folder, Genesis genesis, List<Rules> rules, Role role) {
        requireProvider(genesis);
        LedgerDirectory directory = LedgerDirectory.take(folder, genesis);
        try {
            return open(directory, genesis, rules, directory.roleHere(role));
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            directory.close();
            throw e;
        }
    }

    private static ChainFiles open(LedgerDirectory directory, Genesis genesis, List<Rules> rules, Role role) {
        LedgerStore store = LedgerStore.open(directory.chain());
        try {
            Epochs epochs = Epochs.of(store, rules, genesis.network());
            Role unlessStated = role instanceof Role.Voter voter
                    ? new OwnStatement(directory, store, epochs, genesis.network(), voter).role()
                    : role;
            return new ChainFiles(directory, store, unlessStated);
        } catch (IOException e) {
            store.close();
            throw new LedgerStoppedException(
                    Reason.STORAGE, "what this node stated cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            store.close();
            throw e;
        }
    }

    /** Two libraries could disagree about a hostile signature, and so two nodes about a block. */
    private static void requireProvider(Genesis genesis) {
        if (!genesis.signatures().equals(SignatureProvider.name())) {
            throw new LedgerStoppedException(
                    Reason.RULES_MISSING,
                    "the network checks signatures with " + genesis.signatures() + " and this process with "
                            + SignatureProvider.name()
                            + ": start with -Dstele.signatures=BC, or on a machine that has ACCP, as the genesis says");
        }
    }

    /** Copies what is stored, while it grows; the copy bars {@code voteKeys}. */
    void copy(Path to, Genesis genesis, List<VerificationKey> voteKeys) {
        store.checkpoint(directory.prepareCopy(to, genesis, voteKeys));
    }

    /** Closes both, and seals the folder: nothing is to be done in it any more. */
    void closeSealed() {
        store.close();
        directory.seal();
        directory.close();
    }

    void close() {
        store.close();
        directory.close();
    }
}
