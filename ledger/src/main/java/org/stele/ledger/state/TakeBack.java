package org.stele.ledger.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Batch;
import org.stele.ledger.transaction.Envelope;

/** Takes blocks back in one write, the newest first: {@link BlockBatch} the other way round. */
final class TakeBack {
    private final Database database;
    private final WriteBatch batch;
    /** Where transactions will stand after what is in the write so far. */
    private final Map<Hash, Optional<Location>> places = new HashMap<>();

    TakeBack(Database database, WriteBatch batch) {
        this.database = database;
        this.batch = batch;
    }

    void add(StoredBlock block, Replaced replaced) throws RocksDBException {
        long at = block.header().height();
        for (Column column : List.of(Column.HEADERS, Column.ENTRIES, Column.CODES, Column.REPLACED)) {
            batch.delete(database.family(column), LedgerStore.key(at));
        }
        // where the block decided on other validators; else there is nothing to delete
        batch.delete(database.family(Column.VALIDATORS), LedgerStore.key(at + 1));
        for (Map.Entry<StateKey, Cell> cell : replaced.cells().entrySet()) {
            put(
                    Column.STATE,
                    cell.getKey().stored().unsafeArray(),
                    cell.getValue().stored().map(Bytes::unsafeArray));
        }
        if (block.entry().length() > 0) {
            for (Envelope envelope : Batch.decode(block.entry()).transactions()) {
                takeBack(envelope.id(), at, replaced);
            }
        }
    }

    private void takeBack(Hash transaction, long height, Replaced replaced) throws RocksDBException {
        Optional<Location> place = places.computeIfAbsent(transaction, this::stored);
        if (place.filter(here -> here.height() == height).isPresent()) {
            Optional<Location> before = Optional.ofNullable(replaced.places().get(transaction));
            places.put(transaction, before);
            put(Column.TRANSACTIONS, transaction.unsafeArray(), before.map(Location::encode));
        }
    }

    private Optional<Location> stored(Hash transaction) {
        return database.get(Column.TRANSACTIONS, transaction.unsafeArray()).map(Location::decode);
    }

    private void put(Column column, byte[] key, Optional<byte[]> value) throws RocksDBException {
        if (value.isPresent()) {
            batch.put(database.family(column), key, value.get());
        } else {
            batch.delete(database.family(column), key);
        }
    }
}
