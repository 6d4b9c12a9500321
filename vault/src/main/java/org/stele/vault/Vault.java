package org.stele.vault;

import org.stele.vault.check.VaultCheck;
import org.stele.vault.erasure.Erasure;
import org.stele.vault.journal.Journal;
import org.stele.vault.opening.Openings;
import org.stele.vault.record.Batches;
import org.stele.vault.segment.Segments;
import org.stele.vault.subject.Directory;

/** One organisation's open vault. Safe for use by many threads; its database is closed with it. */
public interface Vault extends AutoCloseable {
    /** Sealing records in batches. */
    Batches batches();

    /** Opening records, journalled. */
    Openings openings();

    /** The subjects' indexes. */
    Segments segments();

    /** Who the subjects are. */
    Directory directory();

    /** What was done, and its proofs. */
    Journal journal();

    /** Restriction, retention, legal holds, erasure. */
    Erasure erasure();

    /** The check of everything stored. */
    VaultCheck check();

    @Override
    void close();
}
