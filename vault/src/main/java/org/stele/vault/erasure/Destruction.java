package org.stele.vault.erasure;

import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.RandomId;
import org.stele.vault.keys.Keyring;
import org.stele.vault.keys.SubjectRing;
import org.stele.vault.record.RecordTable;
import org.stele.vault.segment.SegmentStore;

/** Destroys records within a transaction: key, ciphertext with its salt, place in the index. A tombstone stays. */
final class Destruction {
    private final Keyring keyring;
    private final SegmentStore segments;

    Destruction(Keyring keyring, SegmentStore segments) {
        this.keyring = keyring;
        this.segments = segments;
    }

    void destroy(Handle handle, SubjectRing ring, Set<RandomId> records) {
        segments.change(handle, ring, records, entry -> Optional.empty());
        destroyUnindexed(handle, records);
    }

    /** The same for what no index names: staged records of a restored backup. Answers how many there were. */
    int destroyUnindexed(Handle handle, Set<RandomId> records) {
        keyring.destroy(handle, records);
        Tombstones.insert(handle, records);
        return RecordTable.delete(handle, records);
    }
}
