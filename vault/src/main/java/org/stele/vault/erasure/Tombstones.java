package org.stele.vault.erasure;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;

/** The rows of what was erased. */
final class Tombstones {
    private Tombstones() {}

    static void insert(Handle handle, Collection<RandomId> records) {
        handle.createUpdate("INSERT INTO vault.tombstone (record) SELECT unnest(:records) ON CONFLICT DO NOTHING")
                .bind("records", Columns.ids(records))
                .execute();
    }

    static boolean has(Handle handle, RandomId record) {
        return handle.createQuery("SELECT 1 FROM vault.tombstone WHERE record = ?")
                .bind(0, record.bytes().unsafeArray())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static List<Tombstone> all(Handle handle) {
        return handle.createQuery("SELECT record FROM vault.tombstone ORDER BY record")
                .map((row, context) -> new Tombstone(Columns.id(row.getBytes(1))))
                .list();
    }
}
