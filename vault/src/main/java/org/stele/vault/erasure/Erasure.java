package org.stele.vault.erasure;

import java.util.Collection;
import java.util.List;
import org.stele.crypto.RandomId;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.retention.Decision;
import org.stele.vault.segment.Restriction;

/**
 * Ends records. Each change writes its journal entry in its own transaction. Repeating is safe: what is erased already is
 * answered as erased. Safe for use by many threads.
 */
public interface Erasure {
    /** What the retention table and the holds leave to do today; changes nothing. */
    Decision decide(RandomId subject, RandomId record);

    /**
     * Does what {@link #decide} says: erases, restricts or refuses. Asking again for a record under a restriction erases it
     * once its day has come.
     *
     * @throws org.stele.vault.VaultException {@code NOT_FOUND} where the record is not the subject's
     */
    Outcome request(Use use, RandomId subject, RandomId record);

    /** Makes a record unreadable for ordinary use until the restriction's day. */
    void restrict(Use use, RandomId subject, RandomId record, Restriction restriction);

    /** Puts records under a legal hold: while one is on a record it cannot be erased. */
    void hold(Use use, RandomId subject, Collection<RandomId> records, RandomId hold);

    /** Lifts a legal hold from all of the subject's records that it is on. */
    void release(Use use, RandomId subject, RandomId hold);

    /** Every record that was erased here. */
    List<Tombstone> tombstones();

    /**
     * Erases again what a restored backup brought back: to be called with the ledger's tombstones, and a kept copy of this
     * list, before the vault serves. Retention and holds do not matter, since they were weighed then.
     *
     * @return how many records were still there
     */
    int replay(Use use, Collection<Tombstone> tombstones);

    /**
     * Removes what the database's own files still hold of destroyed keys. Writes the key tables anew: to be called after a
     * request is done or at night, with room on the disk for a copy of them.
     */
    void scrub();
}
