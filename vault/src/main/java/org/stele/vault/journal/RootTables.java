package org.stele.vault.journal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;
import org.stele.vault.journal.proof.JournalRoot;

/** The rows of posted roots: each keeps only the heads that it saw for the first time. */
final class RootTables {
    private static final String ROOT = "SELECT number, root, entries FROM vault.journal_root ";

    private static final String HEADS = "SELECT h.subject, h.entries, e.hash FROM ("
            + "SELECT DISTINCT ON (subject) subject, entries FROM vault.journal_root_head"
            + " WHERE %s ORDER BY subject, root DESC) h"
            + " JOIN vault.journal_entry e ON e.subject = h.subject AND e.number = h.entries";

    private RootTables() {}

    static Optional<JournalRoot> last(Handle handle) {
        return handle.createQuery(ROOT + "ORDER BY number DESC LIMIT 1")
                .map((row, context) -> new JournalRoot(row.getLong(1), Hash.wrap(row.getBytes(2)), row.getLong(3)))
                .findOne();
    }

    static Optional<JournalRoot> find(Handle handle, long number) {
        return handle.createQuery(ROOT + "WHERE number = ?")
                .bind(0, number)
                .map((row, context) -> new JournalRoot(row.getLong(1), Hash.wrap(row.getBytes(2)), row.getLong(3)))
                .findOne();
    }

    static boolean contains(Handle handle, Hash root, long entries) {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM vault.journal_root WHERE root = ? AND entries = ?)")
                .bind(0, root.unsafeArray())
                .bind(1, entries)
                .mapTo(Boolean.class)
                .one();
    }

    static void insert(Handle handle, JournalRoot root, Map<RandomId, Head> seenFirst) {
        handle.createUpdate("INSERT INTO vault.journal_root (number, root, entries) VALUES (?, ?, ?)")
                .bind(0, root.number())
                .bind(1, root.root().unsafeArray())
                .bind(2, root.entries())
                .execute();
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO vault.journal_root_head (subject, root, entries) VALUES (?, ?, ?)");
        seenFirst.forEach((subject, head) -> batch.bind(0, subject.bytes().unsafeArray())
                .bind(1, root.number())
                .bind(2, head.entries())
                .add());
        batch.execute();
    }

    /** All heads under a root. */
    static Map<RandomId, Head> allHeadsUnder(Handle handle, long number) {
        return JournalTables.heads(
                handle.createQuery(HEADS.formatted("root <= :root")).bind("root", number));
    }

    /** These subjects' heads under a root; those that had no entry then are absent. */
    static Map<RandomId, Head> headsUnder(Handle handle, Collection<RandomId> subjects, long number) {
        return JournalTables.heads(handle.createQuery(HEADS.formatted("subject = ANY(:subjects) AND root <= :root"))
                .bind("subjects", Columns.ids(subjects))
                .bind("root", number));
    }
}
