package org.stele.vault.erasure;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Database;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.JournalWriter;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.keys.Keyring;
import org.stele.vault.keys.SubjectRing;
import org.stele.vault.segment.SegmentStore;

/** Erases again what a restored backup brought back. Rows do not say whose a record is, so every index is looked at once. */
final class Replay {
    private final Database database;
    private final Keyring keyring;
    private final SegmentStore segments;
    private final JournalWriter journal;
    private final Destruction destruction;

    Replay(Database database, Keyring keyring, SegmentStore segments, JournalWriter journal, Destruction destruction) {
        this.database = database;
        this.keyring = keyring;
        this.segments = segments;
        this.journal = journal;
        this.destruction = destruction;
    }

    int run(Use use, Collection<Tombstone> tombstones) {
        Set<RandomId> erased = tombstones.stream().map(Tombstone::record).collect(Collectors.toSet());
        int found = 0;
        for (RandomId subject : segments.subjects()) {
            found += again(use, subject, erased);
        }
        return found + database.transact(handle -> destruction.destroyUnindexed(handle, erased));
    }

    private int again(Use use, RandomId subject, Set<RandomId> erased) {
        Set<RandomId> back = new HashSet<>(segments.of(subject).entries().keySet());
        back.retainAll(erased);
        if (!back.isEmpty()) {
            SubjectRing ring = keyring.ring(subject);
            journal.commit(List.of(subject), handle -> {
                destruction.destroy(handle, ring, back);
                return List.of(Event.of(subject, use, back));
            });
        }
        return back.size();
    }
}
