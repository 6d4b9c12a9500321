package org.stele.vault.journal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;

/** The journal's rows. Heads are locked in ascending order of subjects, always after any segment, so that nothing deadlocks. */
final class JournalTables {
    private JournalTables() {}

    /** The heads of the subjects, locked until the transaction ends; those without entries are at the start. */
    static Map<RandomId, Head> lockHeads(Handle handle, Collection<RandomId> subjects) {
        Argument ids = Columns.ids(subjects);
        Map<RandomId, Head> heads = locked(handle, ids);
        if (heads.size() == subjects.size()) {
            return heads;
        }
        handle.createUpdate("INSERT INTO vault.journal_head (subject, entries, head)"
                        + " SELECT s, 0, :start FROM unnest(:subjects) s ORDER BY s ON CONFLICT DO NOTHING")
                .bind("start", Head.START.hash().unsafeArray())
                .bind("subjects", ids)
                .execute();
        return locked(handle, ids);
    }

    private static Map<RandomId, Head> locked(Handle handle, Argument subjects) {
        return heads(handle.createQuery("SELECT subject, entries, head FROM vault.journal_head"
                        + " WHERE subject = ANY(:subjects) ORDER BY subject FOR UPDATE")
                .bind("subjects", subjects));
    }

    static void insert(Handle handle, List<Written> entries) {
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO vault.journal_entry (subject, number, hash, sealed) VALUES (?, ?, ?, ?)");
        for (Written entry : entries) {
            batch.bind(0, entry.subject().bytes().unsafeArray())
                    .bind(1, entry.number())
                    .bind(2, entry.hash().unsafeArray())
                    .bind(3, entry.sealed().unsafeArray())
                    .add();
        }
        batch.execute();
    }

    static void moveHeads(Handle handle, Map<RandomId, Head> heads) {
        PreparedBatch batch =
                handle.prepareBatch("UPDATE vault.journal_head SET entries = ?, head = ? WHERE subject = ?");
        heads.forEach((subject, head) -> batch.bind(0, head.entries())
                .bind(1, head.hash().unsafeArray())
                .bind(2, subject.bytes().unsafeArray())
                .add());
        batch.execute();
    }

    /** The heads of these subjects, as committed; those without entries are absent. */
    static Map<RandomId, Head> headsOf(Handle handle, Collection<RandomId> subjects) {
        return heads(handle.createQuery("SELECT subject, entries, head FROM vault.journal_head"
                        + " WHERE subject = ANY(:subjects) AND entries > 0")
                .bind("subjects", Columns.ids(subjects)));
    }

    static Map<RandomId, Head> allHeads(Handle handle) {
        return heads(handle.createQuery("SELECT subject, entries, head FROM vault.journal_head WHERE entries > 0"));
    }

    /** The head and the sealed entries of one subject, as of the same moment. */
    static Rows rows(Handle handle, RandomId subject) {
        Map<RandomId, Head> head = heads(
                handle.createQuery("SELECT subject, entries, head FROM vault.journal_head WHERE subject = ? FOR SHARE")
                        .bind(0, subject.bytes().unsafeArray()));
        List<Row> rows = handle.createQuery(
                        "SELECT number, hash, sealed FROM vault.journal_entry WHERE subject = ? ORDER BY number")
                .bind(0, subject.bytes().unsafeArray())
                .map((row, context) -> new Row(row.getLong(1), Hash.wrap(row.getBytes(2)), Bytes.wrap(row.getBytes(3))))
                .list();
        return new Rows(head.getOrDefault(subject, Head.START), rows);
    }

    static Map<RandomId, Head> heads(Query query) {
        Map<RandomId, Head> heads = new LinkedHashMap<>();
        query.map((row, context) ->
                        Map.entry(Columns.id(row.getBytes(1)), new Head(row.getLong(2), Hash.wrap(row.getBytes(3)))))
                .forEach(entry -> heads.put(entry.getKey(), entry.getValue()));
        return heads;
    }

    /** One subject's chain as stored. */
    record Rows(Head head, List<Row> entries) {}

    /** One entry as stored. */
    record Row(long number, Hash hash, Bytes sealed) {}
}
