package org.stele.vault.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;

/** The rows of record versions. They do not say whose they are. */
public final class RecordTable {
    private RecordTable() {}

    static void insert(Handle handle, RandomId batch, List<SealedRow> rows) {
        PreparedBatch insert = handle.prepareBatch(
                "INSERT INTO vault.record (id, batch, place, commitment, sealed) VALUES (?, ?, ?, ?, ?)");
        for (int place = 0; place < rows.size(); place++) {
            SealedRow row = rows.get(place);
            insert.bind(0, row.id().bytes().unsafeArray())
                    .bind(1, batch.bytes().unsafeArray())
                    .bind(2, place)
                    .bind(3, row.commitment().unsafeArray())
                    .bind(4, row.sealed().unsafeArray())
                    .add();
        }
        insert.execute();
    }

    /** What may be said of a batch's records, in their order. */
    static List<SealedRecord> ofBatch(Handle handle, RandomId batch) {
        return handle.createQuery("SELECT id, commitment FROM vault.record WHERE batch = ? ORDER BY place")
                .bind(0, batch.bytes().unsafeArray())
                .map((row, context) -> new SealedRecord(Columns.id(row.getBytes(1)), Hash.wrap(row.getBytes(2))))
                .list();
    }

    /** The rows of these records; those that are erased are absent. */
    public static Map<RandomId, SealedRow> select(Handle handle, Collection<RandomId> records) {
        Map<RandomId, SealedRow> rows = new HashMap<>();
        handle.createQuery("SELECT id, commitment, sealed FROM vault.record WHERE id = ANY(:records)")
                .bind("records", Columns.ids(records))
                .map((row, context) -> new SealedRow(
                        Columns.id(row.getBytes(1)), Hash.wrap(row.getBytes(2)), Bytes.wrap(row.getBytes(3))))
                .forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    /** Destroys ciphertexts and answers how many there were. */
    public static int delete(Handle handle, Collection<RandomId> records) {
        return handle.createUpdate("DELETE FROM vault.record WHERE id = ANY(:records)")
                .bind("records", Columns.ids(records))
                .execute();
    }

    /** How many record versions are active. */
    public static long active(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM vault.record r JOIN vault.batch b ON b.id = r.batch"
                        + " WHERE b.state = " + BatchTable.ACTIVE)
                .mapTo(Long.class)
                .one();
    }
}
