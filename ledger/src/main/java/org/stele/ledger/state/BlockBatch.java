package org.stele.ledger.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.validator.ValidatorSet;

/** Puts a block's parts into one write, random keys in ascending order: then RocksDB's sorted tables take them at less cost. */
record BlockBatch(Database database, WriteBatch batch) {
    void add(BlockWrite block) throws RocksDBException {
        byte[] height = LedgerStore.key(block.header().height());
        put(Column.HEADERS, height, block.header().encode());
        put(Column.ENTRIES, height, block.entry().unsafeArray());
        put(Column.CODES, height, StoredForms.encodeCodes(block.transactions()));
        addState(block.changes());
        SortedMap<Hash, Location> places = places(block);
        if (block.newValidators().isPresent()) {
            byte[] from = LedgerStore.key(block.newValidators().get().height());
            put(
                    Column.VALIDATORS,
                    from,
                    ValidatorSet.CODEC.encode(block.newValidators().get().set()));
        }
        if (block.certificate().isPresent()) {
            batch.delete(database.family(Column.VOTES), height);
            put(
                    Column.CERTIFICATES,
                    height,
                    Certificate.CODEC.encode(block.certificate().get()));
        } else {
            if (block.ownVote().isPresent()) {
                put(Column.VOTES, height, GivenVote.CODEC.encode(block.ownVote().get()));
            }
            put(
                    Column.REPLACED,
                    height,
                    StoredForms.encodeReplaced(new Replaced(block.changes().before(), replaced(places))));
        }
        for (var place : places.entrySet()) {
            put(
                    Column.TRANSACTIONS,
                    place.getKey().unsafeArray(),
                    place.getValue().encode());
        }
    }

    private void addState(Changes changes) throws RocksDBException {
        for (var change : new TreeMap<>(changes.after()).entrySet()) {
            byte[] key = change.getKey().stored().unsafeArray();
            Optional<Bytes> value = change.getValue().stored();
            if (value.isPresent()) {
                put(Column.STATE, key, value.get().unsafeArray());
            } else {
                batch.delete(database.family(Column.STATE), key);
            }
        }
    }

    /** What was consumed is indexed; what was void only where nothing else is known of it, since the first receipt stands. */
    private SortedMap<Hash, Location> places(BlockWrite block) {
        SortedMap<Hash, Location> locations = new TreeMap<>();
        Set<Hash> known = new HashSet<>();
        for (BlockWrite.Indexed transaction : block.transactions()) {
            if (transaction.isConsumed()) {
                known.add(transaction.id());
            }
        }
        int index = 0;
        for (BlockWrite.Indexed transaction : block.transactions()) {
            if (transaction.isConsumed() || isNew(transaction.id(), known)) {
                Location location = new Location(block.header().height(), index, transaction.isConsumed());
                locations.put(transaction.id(), location);
            }
            index++;
        }
        return locations;
    }

    /** What stands in the index under the same transactions: they were void before. */
    private Map<Hash, Location> replaced(SortedMap<Hash, Location> places) {
        Map<Hash, Location> replaced = new HashMap<>();
        for (Hash id : places.keySet()) {
            database.get(Column.TRANSACTIONS, id.unsafeArray())
                    .ifPresent(before -> replaced.put(id, Location.decode(before)));
        }
        return replaced;
    }

    private boolean isNew(Hash id, Set<Hash> known) {
        return known.add(id)
                && database.get(Column.TRANSACTIONS, id.unsafeArray()).isEmpty();
    }

    private void put(Column column, byte[] key, byte[] value) throws RocksDBException {
        batch.put(database.family(column), key, value);
    }
}
