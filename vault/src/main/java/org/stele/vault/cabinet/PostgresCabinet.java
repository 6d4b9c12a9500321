package org.stele.vault.cabinet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;
import org.stele.vault.database.Database;
import org.stele.vault.database.GroupCommit;
import org.stele.vault.keys.CabinetKeys;
import org.stele.vault.keys.FreshKey;

/** The cabinet in PostgreSQL. Each value is sealed under a key of its own, which a replacement or removal destroys. */
public final class PostgresCabinet implements Cabinet {
    private final Database database;
    private final CabinetKeys keys;
    private final GroupCommit<List<Writing>, Integer> group;

    public PostgresCabinet(Database database, CabinetKeys keys) {
        this.database = database;
        this.keys = keys;
        this.group = new GroupCommit<>(this::writeAll);
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

    @Override
    public void change(List<Change> changes) {
        group.make(changes.stream().map(this::prepare).toList());
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

    /** In one transaction at a time, so that none overlooks a value that another has not committed yet. */
    private List<Integer> writeAll(List<List<Writing>> groups) {
        Map<Bytes, Writing> last = new LinkedHashMap<>();
        groups.forEach(group -> group.forEach(writing -> last.put(writing.place(), writing)));
        database.transact(handle -> {
            clear(handle, last.keySet());
            insert(handle, last.values());
            return last;
        });
        return groups.stream().map(List::size).toList();
    }

    private void clear(Handle handle, Set<Bytes> places) {
        Set<RandomId> old = handle.createQuery("DELETE FROM vault.cabinet WHERE place = ANY(:places) RETURNING key")
                .bind("places", Columns.bytes(places))
                .map((row, context) -> Columns.id(row.getBytes(1)))
                .set();
        if (!old.isEmpty()) {
            keys.destroy(handle, old);
        }
    }

    private void insert(Handle handle, Collection<Writing> writings) {
        List<FreshKey> fresh = new ArrayList<>();
        PreparedBatch rows =
                handle.prepareBatch("INSERT INTO vault.cabinet (place, drawer, key, sealed) VALUES (?, ?, ?, ?)");
        for (Writing writing : writings) {
            writing.value().ifPresent(value -> {
                fresh.add(value.key());
                rows.bind(0, writing.place().unsafeArray())
                        .bind(1, writing.drawer().unsafeArray())
                        .bind(2, value.key().owner().bytes().unsafeArray())
                        .bind(3, value.content().unsafeArray())
                        .add();
            });
        }
        if (!fresh.isEmpty()) {
            keys.store(handle, fresh);
            rows.execute();
        }
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
}
