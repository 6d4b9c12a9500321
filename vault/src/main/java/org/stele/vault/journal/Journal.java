package org.stele.vault.journal;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.journal.proof.JournalProof;
import org.stele.vault.journal.proof.JournalRoot;
import org.stele.vault.journal.proof.LinkedEntry;

/**
 * The journal of one vault. Entries are durable before any method that writes them returns. Safe for use by many threads;
 * appends that wait at the same time share one commit.
 */
public interface Journal {
    /**
     * Writes one entry and waits until it is on disk.
     *
     * @throws org.stele.vault.VaultException where it could not be written: then what it stands for must not happen
     */
    JournalReceipt append(Event event);

    /**
     * Writes several, so many as there are in about one commit, and waits until all of them are on disk.
     *
     * @throws org.stele.vault.VaultException where one could not be written: then what they stand for must not happen
     */
    void appendAll(List<Event> events);

    /** All entries about a subject, oldest first; empty for one that never had any. Reading them writes no entry. */
    List<LinkedEntry> entries(RandomId subject);

    /**
     * Fixes the present state as a root to be posted on the ledger, durably, and keeps what proofs against it need. Where
     * nothing was written since the last root, that one is answered again.
     */
    JournalRoot post();

    /** The last root that {@link #post} fixed; empty before the first. */
    Optional<JournalRoot> lastRoot();

    /** Whether {@link #post} ever fixed this root over so many entries; not where entries were lost since, as by a restore. */
    boolean hasPosted(Hash root, long entries);

    /** Whether there are entries that no root covers yet. */
    boolean hasUnposted();

    /** About how many subjects there are entries that no root covers yet. */
    int unposted();

    /**
     * The subject's head and counter with their path to a posted root; for a subject without entries, the proof that it has
     * none.
     *
     * @param number of a root that {@link #post} gave
     * @throws org.stele.vault.VaultException {@code NOT_FOUND} where there is no such root
     */
    JournalProof prove(RandomId subject, long number);
}
