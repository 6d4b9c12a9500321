package org.stele.vault.segment;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.AeadKey;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;
import org.stele.vault.keys.FreshKey;
import org.stele.vault.keys.Keyring;
import org.stele.vault.keys.SubjectRing;

/** What staged batches will add to their subjects' indexes: encrypted like those, and seen by nobody. */
public final class StagedParts {
    private final Keyring keyring;

    public StagedParts(Keyring keyring) {
        this.keyring = keyring;
    }

    /** Keeps one subject's entries of a batch. */
    public void put(Handle handle, SubjectRing ring, RandomId batch, List<SegmentEntry> entries) {
        Part part = Part.of(entries);
        FreshKey key = ring.freshIndexKey(part.id());
        keyring.store(handle, List.of(key));
        handle.createUpdate("INSERT INTO vault.staged_part (id, batch, subject, sealed) VALUES (?, ?, ?, ?)")
                .bind(0, part.id().bytes().unsafeArray())
                .bind(1, batch.bytes().unsafeArray())
                .bind(2, ring.subject().bytes().unsafeArray())
                .bind(3, PartSeal.seal(key.key(), ring.subject(), part))
                .execute();
    }

    /** The subjects that a staged batch has records of, ascending. */
    public SortedSet<RandomId> subjects(Handle handle, RandomId batch) {
        return new TreeSet<>(handle.createQuery("SELECT subject FROM vault.staged_part WHERE batch = ?")
                .bind(0, batch.bytes().unsafeArray())
                .map((row, context) -> Columns.id(row.getBytes(1)))
                .list());
    }

    /** One subject's entries of a batch. */
    public List<SegmentEntry> get(Handle handle, SubjectRing ring, RandomId batch) {
        return handle
                .createQuery("SELECT id, sealed FROM vault.staged_part WHERE batch = ? AND subject = ?")
                .bind(0, batch.bytes().unsafeArray())
                .bind(1, ring.subject().bytes().unsafeArray())
                .map((row, context) -> Map.entry(Columns.id(row.getBytes(1)), row.getBytes(2)))
                .list()
                .stream()
                .flatMap(row -> open(handle, ring, row.getKey(), row.getValue()).stream())
                .toList();
    }

    /** Destroys all that is staged for a batch. */
    public void remove(Handle handle, RandomId batch) {
        keyring.destroy(
                handle,
                handle.createQuery("DELETE FROM vault.staged_part WHERE batch = ? RETURNING id")
                        .bind(0, batch.bytes().unsafeArray())
                        .map((row, context) -> Columns.id(row.getBytes(1)))
                        .list());
    }

    private List<SegmentEntry> open(Handle handle, SubjectRing ring, RandomId part, byte[] sealed) {
        Map<RandomId, AeadKey> keys = keyring.indexKeys(handle, ring, List.of(part));
        return PartSeal.open(keys.get(part), ring.subject(), part, sealed).entries();
    }
}
