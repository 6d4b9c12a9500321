package org.stele.vault.keys;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;

/** Wrapped data keys by what they encrypt. */
final class DataKeyTable {
    private DataKeyTable() {}

    static void insert(Handle handle, Collection<FreshKey> keys) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO vault_keys.data_key (owner, wrapped) VALUES (?, ?)");
        keys.forEach(key -> batch.bind(0, key.owner().bytes().unsafeArray())
                .bind(1, key.wrapped().unsafeArray())
                .add());
        batch.execute();
    }

    static int delete(Handle handle, Collection<RandomId> owners) {
        return handle.createUpdate("DELETE FROM vault_keys.data_key WHERE owner = ANY(:owners)")
                .bind("owners", Columns.ids(owners))
                .execute();
    }

    static Map<RandomId, byte[]> select(Handle handle, Collection<RandomId> owners) {
        Map<RandomId, byte[]> wrapped = new HashMap<>();
        handle.createQuery("SELECT owner, wrapped FROM vault_keys.data_key WHERE owner = ANY(:owners)")
                .bind("owners", Columns.ids(owners))
                .map((row, context) -> Map.entry(Columns.id(row.getBytes(1)), row.getBytes(2)))
                .forEach(row -> wrapped.put(row.getKey(), row.getValue()));
        return wrapped;
    }
}
