package org.stele.vault.record;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;

/** The rows of batches. */
final class BatchTable {
    static final int STAGED = 1;
    static final int ACTIVE = 2;
    static final int DISCARDED = 3;

    private BatchTable() {}

    /** Whether the batch is new and now taken. */
    static boolean insert(Handle handle, RandomId batch, BatchState state, Bytes digest) {
        return handle.createUpdate(
                                "INSERT INTO vault.batch (id, state, digest) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                        .bind(0, batch.bytes().unsafeArray())
                        .bind(1, code(state))
                        .bind(2, digest.unsafeArray())
                        .execute()
                == 1;
    }

    static Optional<Row> find(Handle handle, RandomId batch) {
        return find(handle, batch, "");
    }

    /** The same, and nobody changes it until the transaction ends. */
    static Optional<Row> lock(Handle handle, RandomId batch) {
        return find(handle, batch, " FOR UPDATE");
    }

    static void setState(Handle handle, RandomId batch, BatchState state) {
        handle.createUpdate("UPDATE vault.batch SET state = ? WHERE id = ?")
                .bind(0, code(state))
                .bind(1, batch.bytes().unsafeArray())
                .execute();
    }

    static List<RandomId> pending(Handle handle) {
        return handle.createQuery("SELECT id FROM vault.batch WHERE state = 1 ORDER BY id")
                .map((row, context) -> Columns.id(row.getBytes(1)))
                .list();
    }

    private static Optional<Row> find(Handle handle, RandomId batch, String lock) {
        return handle.createQuery("SELECT state, digest FROM vault.batch WHERE id = ?" + lock)
                .bind(0, batch.bytes().unsafeArray())
                .map((row, context) -> new Row(state(row.getInt(1)), Bytes.wrap(row.getBytes(2))))
                .findOne();
    }

    private static int code(BatchState state) {
        return switch (state) {
            case UNKNOWN -> throw new IllegalArgumentException("a batch that is unknown has no row");
            case STAGED -> STAGED;
            case ACTIVE -> ACTIVE;
            case DISCARDED -> DISCARDED;
        };
    }

    private static BatchState state(int code) {
        return switch (code) {
            case STAGED -> BatchState.STAGED;
            case ACTIVE -> BatchState.ACTIVE;
            default -> BatchState.DISCARDED;
        };
    }

    /** One batch as stored. */
    record Row(BatchState state, Bytes digest) {}
}
