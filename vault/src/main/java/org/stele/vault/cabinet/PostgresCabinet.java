package org.stele.vault.cabinet;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;
import org.stele.vault.database.Database;
import org.stele.vault.keys.CabinetKeys;
import org.stele.vault.keys.FreshKey;

/** The cabinet in PostgreSQL. Each value is sealed under a key of its own, which a replacement or removal destroys. */
public final class PostgresCabinet implements Cabinet {
    private final Database database;
    private final CabinetKeys keys;

    public PostgresCabinet(Database database, CabinetKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public Optional<Bytes> find(String drawer, Bytes name) {
        byte[] place = keys.place(drawer, name);
        return database.read(
                handle -> handle.createQuery("SELECT c.place, c.key, c.sealed, k.wrapped FROM vault.cabinet c"
                                + " JOIN vault_keys.data_key k ON k.owner = c.key WHERE c.place = ?")
                        .bind(0, place)
                        .map((row, context) -> row(row.getBytes(1), row.getBytes(2), row.getBytes(3), row.getBytes(4)))
                        .findOne()
                        .map(this::open));
    }

    @Override
    public void put(String drawer, Bytes name, Bytes content) {
        change(List.of(new Change(drawer, name, Optional.of(content))));
    }

    @Override
    public void remove(String drawer, Bytes name) {
        change(List.of(new Change(drawer, name, Optional.empty())));
    }

    /** In one order of places, so that no two wait for each other. */
    @Override
    public void change(List<Change> changes) {
        List<Writing> writings = changes.stream()
                .map(this::prepare)
                .sorted(Comparator.comparing(Writing::place))
                .toList();
        database.transact(handle -> {
            writings.forEach(writing -> write(handle, writing));
            return writings;
        });
    }

    private record Value(FreshKey key, Bytes content) {}

    private record Writing(Bytes place, Bytes drawer, Optional<Value> value) {}

    private Writing prepare(Change change) {
        byte[] place = keys.place(change.drawer(), change.name());
        return new Writing(
                Bytes.wrap(place),
                Bytes.wrap(keys.drawer(change.drawer())),
                change.content().map(content -> seal(place, content)));
    }

    private Value seal(byte[] place, Bytes content) {
        FreshKey key = keys.fresh();
        return new Value(key, Bytes.wrap(keys.seal(key, place, content)));
    }

    private void write(Handle handle, Writing writing) {
        byte[] place = writing.place().unsafeArray();
        lock(handle, place);
        clear(handle, place);
        writing.value().ifPresent(value -> {
            keys.store(handle, value.key());
            handle.createUpdate("INSERT INTO vault.cabinet (place, drawer, key, sealed) VALUES (?, ?, ?, ?)")
                    .bind(0, place)
                    .bind(1, writing.drawer().unsafeArray())
                    .bind(2, value.key().owner().bytes().unsafeArray())
                    .bind(3, value.content().unsafeArray())
                    .execute();
        });
    }

    /**
     * Until the transaction ends: a row that another put has not committed yet is not seen, and could not be cleared. Two numbers
     * are kept apart by PostgreSQL from the one that {@code SoleUser} locks.
     */
    private static void lock(Handle handle, byte[] place) {
        ByteBuffer start = ByteBuffer.wrap(place);
        handle.execute("SELECT pg_advisory_xact_lock(?, ?)", start.getInt(), start.getInt());
    }

    @Override
    public List<Bytes> all(String drawer) {
        byte[] hidden = keys.drawer(drawer);
        return database.read(handle -> handle
                .createQuery("SELECT c.place, c.key, c.sealed, k.wrapped FROM vault.cabinet c"
                        + " JOIN vault_keys.data_key k ON k.owner = c.key WHERE c.drawer = ? ORDER BY c.place")
                .bind(0, hidden)
                .map((row, context) -> row(row.getBytes(1), row.getBytes(2), row.getBytes(3), row.getBytes(4)))
                .list()
                .stream()
                .map(this::open)
                .toList());
    }

    private record Row(Bytes place, RandomId key, Bytes sealed, Bytes wrapped) {}

    private static Row row(byte[] place, byte[] key, byte[] sealed, byte[] wrapped) {
        return new Row(Bytes.wrap(place), Columns.id(key), Bytes.wrap(sealed), Bytes.wrap(wrapped));
    }

    private Bytes open(Row row) {
        return keys.open(
                row.key(),
                row.wrapped().unsafeArray(),
                row.place().unsafeArray(),
                row.sealed().unsafeArray());
    }

    private void clear(Handle handle, byte[] place) {
        List<RandomId> old = handle.createQuery("DELETE FROM vault.cabinet WHERE place = ? RETURNING key")
                .bind(0, place)
                .map((row, context) -> Columns.id(row.getBytes(1)))
                .list();
        keys.destroy(handle, Set.copyOf(old));
    }
}
