package org.stele.vault.record;

import java.util.List;
import java.util.Set;
import org.stele.crypto.RandomId;
import org.stele.vault.journal.proof.Use;

/**
 * Batches of records: all or nothing, resumable by their identifier whatever process was killed in between. The way of a
 * batch is {@link #stage}, the commitments onto the ledger, then {@link #activate}. Every method may be repeated: what is done
 * already is answered again and not done twice. Safe for use by many threads.
 */
public interface Batches {
    /**
     * Seals records, each under a key and a salt of its own, in one transaction. Nothing of them is visible.
     *
     * @param batch fresh, or that of an earlier attempt: if it was staged to the end, the records sealed then are answered,
     *     and the identifiers in {@code drafts} are not used
     * @return the records in the order of {@code drafts}
     * @throws org.stele.vault.VaultException {@code BATCH_DIFFERS} where it was staged with other contents; {@code CONFLICT}
     *     where it was discarded or a record identifier is taken; {@code NOT_FOUND} where a draft replaces a record that its
     *     subject does not have; {@code DISK_FULL}
     */
    List<SealedRecord> stage(RandomId batch, List<RecordDraft> drafts);

    /**
     * Makes all records of a staged batch active, with the indexes of their subjects and one {@code STORE} entry a subject in
     * the journal, in one transaction.
     *
     * @param use who stores them; its action is taken as {@code STORE}
     * @throws org.stele.vault.VaultException {@code NOT_FOUND} where no such batch was staged, {@code CONFLICT} where it was
     *     discarded
     */
    default void activate(RandomId batch, Use use) {
        activate(batch, use, Set.of());
    }

    /**
     * As the other. In the same transaction what is withdrawn with it is no newest version any more, so that nobody finds the one done and
     * the other not.
     *
     * @param withdrawn records of the same subjects; what nobody has is passed over
     */
    void activate(RandomId batch, Use use, Set<RandomId> withdrawn);

    /**
     * Destroys a staged batch. One that was never staged is marked as discarded, so that it cannot be staged later.
     *
     * @throws org.stele.vault.VaultException {@code CONFLICT} where it is active
     */
    void discard(RandomId batch);

    BatchState state(RandomId batch);

    /** The records of a batch, staged or active, in their order; empty where it is unknown or discarded. */
    List<SealedRecord> records(RandomId batch);

    /** Batches that are staged and neither active nor discarded: what to resume after a crash. */
    List<RandomId> pending();
}
