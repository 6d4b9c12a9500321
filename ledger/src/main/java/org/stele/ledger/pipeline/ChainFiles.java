package org.stele.ledger.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.stele.crypto.SignatureProvider;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.Role;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.state.LedgerStore;

/**
 * A node's folder, locked, and the store in it.
 *
 * @param role of the node in this very folder: a copy's key does not vote
 */
record ChainFiles(LedgerDirectory directory, LedgerStore store, Role role) {
    static ChainFiles open(LedgerSettings settings) {
        requireProvider(settings.genesis());
        LedgerDirectory directory = LedgerDirectory.take(settings.directory(), settings.genesis());
        try {
            Role role = directory.roleHere(settings.role());
            return new ChainFiles(directory, LedgerStore.open(directory.chain()), role);
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            directory.close();
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
