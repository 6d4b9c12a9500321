package org.stele.vault.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.stele.crypto.AeadKey;
import org.stele.crypto.RandomId;
import org.stele.vault.cache.Lru;
import org.stele.vault.database.Columns;
import org.stele.vault.database.Database;

/** The subjects' keys of one purpose, wrapped by the root on disk, the recently used ones in memory. */
final class SubjectKeys {
    private static final byte[] DOMAIN = "stele/vault-subject-key/1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int REMEMBERED = 50_000;

    private final Database database;
    private final RootKey root;
    private final Purpose purpose;
    private final Lru<RandomId, Known> known = new Lru<>(REMEMBERED);

    SubjectKeys(Database database, RootKey root, Purpose purpose) {
        this.database = database;
        this.root = root;
        this.purpose = purpose;
    }

    /** The subjects' keys, made where there are none yet, durable before this returns. Not to be called in a transaction. */
    Map<RandomId, AeadKey> require(Collection<RandomId> subjects) {
        Map<RandomId, AeadKey> keys = new HashMap<>();
        Set<RandomId> unknown = new LinkedHashSet<>();
        for (RandomId subject : subjects) {
            known.get(subject).ifPresentOrElse(key -> keys.put(subject, key.key()), () -> unknown.add(subject));
        }
        if (!unknown.isEmpty()) {
            keys.putAll(load(unknown));
        }
        return keys;
    }

    /** Destroys a subject's key. */
    void delete(Handle handle, RandomId subject) {
        handle.createUpdate("DELETE FROM vault_keys.subject_key WHERE purpose = ? AND subject = ?")
                .bind(0, purpose.code())
                .bind(1, subject.bytes().unsafeArray())
                .execute();
    }

    /** Takes a destroyed key out of memory. */
    void forget(RandomId subject) {
        known.remove(subject);
    }

    private Map<RandomId, AeadKey> load(Set<RandomId> unknown) {
        Map<RandomId, AeadKey> loaded = database.transact(handle -> {
            Map<RandomId, AeadKey> stored = select(handle, unknown);
            if (stored.size() < unknown.size()) {
                insert(
                        handle,
                        unknown.stream().filter(id -> !stored.containsKey(id)).toList());
                // Another thread may have been first: what the table holds counts.
                return select(handle, unknown);
            }
            return stored;
        });
        loaded.forEach((subject, key) -> known.put(subject, new Known(key)));
        return loaded;
    }

    private Map<RandomId, AeadKey> select(Handle handle, Set<RandomId> subjects) {
        Map<RandomId, AeadKey> keys = new HashMap<>();
        handle.createQuery("SELECT subject, wrapped FROM vault_keys.subject_key"
                        + " WHERE purpose = :purpose AND subject = ANY(:subjects)")
                .bind("purpose", purpose.code())
                .bind("subjects", Columns.ids(subjects))
                .map((row, context) -> Map.entry(Columns.id(row.getBytes(1)), row.getBytes(2)))
                .forEach(row -> keys.put(row.getKey(), root.unwrap(row.getValue(), context(row.getKey()))));
        return keys;
    }

    private void insert(Handle handle, Collection<RandomId> subjects) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO vault_keys.subject_key (subject, purpose, wrapped)"
                + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
        for (RandomId subject : subjects.stream().sorted().toList()) {
            batch.bind(0, subject.bytes().unsafeArray())
                    .bind(1, purpose.code())
                    .bind(2, root.wrap(AeadKey.generate(), context(subject)))
                    .add();
        }
        batch.execute();
    }

    private byte[] context(RandomId subject) {
        return ByteBuffer.allocate(DOMAIN.length + 1 + RandomId.LENGTH)
                .put(DOMAIN)
                .put((byte) purpose.code())
                .put(subject.bytes().unsafeArray())
                .array();
    }

    private record Known(AeadKey key) implements Lru.Weighed {
        @Override
        public long weight() {
            return 1;
        }
    }
}
