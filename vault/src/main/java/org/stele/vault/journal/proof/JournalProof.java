package org.stele.vault.journal.proof;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.merkle.SparseProof;

/**
 * That a subject's chain had exactly so many entries and ended in this head when its journal's root was posted. With the
 * entries it proves that none was left out, added or changed. Whether the root is the posted one is for the caller to check
 * on the ledger.
 *
 * @param root as it was posted
 * @param entries how many, 0 for a subject that had none
 * @param head the hash of the last entry, 32 zero bytes where there is none
 */
public record JournalProof(JournalRoot root, RandomId subject, long entries, Hash head, SparseProof path) {
    public JournalProof {
        if (entries < 0 || (entries == 0) != head.equals(Chain.START)) {
            throw new IllegalArgumentException("a chain without entries has no head, any other has one");
        }
    }

    /**
     * The first thing wrong with {@code journal} as the whole of the subject's entries up to the root; empty where nothing is.
     * Never throws for hostile input.
     *
     * @param journal oldest first; entries after the root may follow and are not judged
     */
    public Optional<JournalFault> fault(List<LinkedEntry> journal) {
        if (!underRoot()) {
            return Optional.of(JournalFault.NOT_UNDER_ROOT);
        }
        return journal.size() < entries ? Optional.of(JournalFault.GAP) : faultIn(journal.subList(0, (int) entries));
    }

    /** Whether the posted root holds this head and counter for the subject. */
    public boolean underRoot() {
        Hash key = Chain.treeKey(subject);
        return entries == 0
                ? path.verifiesAbsence(root.root(), key)
                : path.verifiesPresence(root.root(), key, Chain.treeValue(entries, head));
    }

    private Optional<JournalFault> faultIn(List<LinkedEntry> covered) {
        Hash end = Chain.START;
        long number = 0;
        for (LinkedEntry entry : covered) {
            if (entry.number() != ++number) {
                return Optional.of(JournalFault.GAP);
            }
            if (!entry.previous().equals(end)) {
                return Optional.of(JournalFault.BROKEN_CHAIN);
            }
            end = Chain.head(subject, entry);
        }
        return end.equals(head) ? Optional.empty() : Optional.of(JournalFault.WRONG_HEAD);
    }
}
