package org.stele.vault.segment;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;

/** The rows of the indexes. */
final class SegmentTables {
    private SegmentTables() {}

    /** The version of a subject's index, empty where it has none; nobody changes the index until the transaction ends. */
    static OptionalLong versionForReading(Handle handle, RandomId subject) {
        return version(handle, subject, " FOR SHARE");
    }

    /** The same for whoever will change it; makes an empty index where there is none. */
    static long versionForWriting(Handle handle, RandomId subject) {
        OptionalLong known = version(handle, subject, " FOR UPDATE");
        if (known.isPresent()) {
            return known.getAsLong();
        }
        handle.createUpdate("INSERT INTO vault.segment (subject, version) VALUES (?, 0) ON CONFLICT DO NOTHING")
                .bind(0, subject.bytes().unsafeArray())
                .execute();
        return version(handle, subject, " FOR UPDATE").orElseThrow();
    }

    static void setVersion(Handle handle, RandomId subject, long version) {
        handle.createUpdate("UPDATE vault.segment SET version = ? WHERE subject = ?")
                .bind(0, version)
                .bind(1, subject.bytes().unsafeArray())
                .execute();
    }

    /** Of all indexes, in ascending order of subjects. */
    static List<Version> versions(Handle handle) {
        return handle.createQuery("SELECT subject, version FROM vault.segment ORDER BY subject")
                .map((row, context) -> new Version(Columns.id(row.getBytes(1)), row.getLong(2)))
                .list();
    }

    /** Of these indexes, as far as there are such. */
    static List<Version> versions(Handle handle, Collection<RandomId> subjects) {
        return handle.createQuery("SELECT subject, version FROM vault.segment WHERE subject = ANY(:subjects)")
                .bind("subjects", Columns.ids(subjects))
                .map((row, context) -> new Version(Columns.id(row.getBytes(1)), row.getLong(2)))
                .list();
    }

    static List<SealedPart> parts(Handle handle, RandomId subject) {
        return handle.createQuery("SELECT id, place, sealed FROM vault.segment_part WHERE subject = ? ORDER BY place")
                .bind(0, subject.bytes().unsafeArray())
                .map((row, context) ->
                        new SealedPart(Columns.id(row.getBytes(1)), row.getInt(2), Bytes.wrap(row.getBytes(3))))
                .list();
    }

    static void insert(Handle handle, RandomId subject, List<SealedPart> parts) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO vault.segment_part (id, subject, place, sealed) VALUES (?, ?, ?, ?)");
        for (SealedPart part : parts) {
            batch.bind(0, part.id().bytes().unsafeArray())
                    .bind(1, subject.bytes().unsafeArray())
                    .bind(2, part.place())
                    .bind(3, part.sealed().unsafeArray())
                    .add();
        }
        batch.execute();
    }

    static void delete(Handle handle, Collection<RandomId> parts) {
        handle.createUpdate("DELETE FROM vault.segment_part WHERE id = ANY(:parts)")
                .bind("parts", Columns.ids(parts))
                .execute();
    }

    private static OptionalLong version(Handle handle, RandomId subject, String lock) {
        return handle.createQuery("SELECT version FROM vault.segment WHERE subject = ?" + lock)
                .bind(0, subject.bytes().unsafeArray())
                .map((row, context) -> OptionalLong.of(row.getLong(1)))
                .findOne()
                .orElse(OptionalLong.empty());
    }

    /** Which version of its index a subject has. */
    record Version(RandomId subject, long version) {}

    /** One part as stored. */
    record SealedPart(RandomId id, int place, Bytes sealed) {}
}
