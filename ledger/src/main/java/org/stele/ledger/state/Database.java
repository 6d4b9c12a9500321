package org.stele.ledger.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;

/**
 * A RocksDB with one column family a {@link Column}. Safe for many threads, also while and after it is closed: then it
 * refuses, where RocksDB itself would crash the process.
 */
final class Database implements AutoCloseable {
    private final RocksDB rocks;
    private final DatabaseOptions options;
    private final Map<Column, ColumnFamilyHandle> families = new EnumMap<>(Column.class);
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private interface Use<T> {
        T with(RocksDB rocks) throws RocksDBException;
    }

    private Database(RocksDB rocks, DatabaseOptions options, List<ColumnFamilyHandle> handles) {
        this.rocks = rocks;
        this.options = options;
        Iterator<ColumnFamilyHandle> opened = handles.iterator();
        // the first handle is that of RocksDB's default family, which stays empty
        opened.next();
        for (Column column : Column.values()) {
            families.put(column, opened.next());
        }
    }

    static Database open(Path directory) {
        RocksDB.loadLibrary();
        DatabaseOptions options = DatabaseOptions.forWriting();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            RocksDB rocks = RocksDB.open(options.database(), directory.toString(), options.families(), handles);
            return new Database(rocks, options, handles);
        } catch (RocksDBException e) {
            options.close();
            throw failure(e);
        }
    }

    /** Opens without changing anything; a write-ahead log that ends within a write is refused. */
    static Database openReadOnly(Path directory, Path logs) {
        RocksDB.loadLibrary();
        DatabaseOptions options = DatabaseOptions.forChecking(logs);
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            RocksDB rocks = RocksDB.openReadOnly(options.database(), directory.toString(), options.families(), handles);
            return new Database(rocks, options, handles);
        } catch (RocksDBException e) {
            options.close();
            throw failure(e);
        }
    }

    Optional<byte[]> get(Column column, byte[] key) {
        return use(rocks -> Optional.ofNullable(rocks.get(family(column), key)));
    }

    /** Writes all of {@code batch} or none, and returns when it is durable. */
    void writeSynced(WriteBatch batch) {
        write(batch, synced);
    }

    /** Writes all of {@code batch} or none; a loss of power may undo it, in the order of writing. */
    void write(WriteBatch batch) {
        write(batch, unsynced);
    }

    /** Shows each entry of a column from {@code from} on, ascending, until {@code visitor} says no. */
    void visit(Column column, byte[] from, BiPredicate<byte[], byte[]> visitor) {
        use(rocks -> {
            try (RocksIterator entries = rocks.newIterator(family(column))) {
                entries.seek(from);
                while (entries.isValid() && visitor.test(entries.key(), entries.value())) {
                    entries.next();
                }
                entries.status();
            }
            return true;
        });
    }

    /** The largest key of a column. */
    Optional<byte[]> lastKey(Column column) {
        return use(rocks -> {
            try (RocksIterator entries = rocks.newIterator(family(column))) {
                entries.seekToLast();
                entries.status();
                return entries.isValid() ? Optional.of(entries.key()) : Optional.empty();
            }
        });
    }

    /** The value of the largest key at or below {@code key}. */
    Optional<byte[]> floor(Column column, byte[] key) {
        return use(rocks -> {
            try (RocksIterator entries = rocks.newIterator(family(column))) {
                entries.seekForPrev(key);
                entries.status();
                return entries.isValid() ? Optional.of(entries.value()) : Optional.empty();
            }
        });
    }

    ColumnFamilyHandle family(Column column) {
        return java.util.Objects.requireNonNull(families.get(column));
    }

    /** Reads every block of every file and checks its checksum. */
    void verifyChecksums() {
        use(rocks -> {
            rocks.verifyChecksum();
            return true;
        });
    }

    /** Makes a copy that can be opened, of one moment, sharing the tables' files by hard links where it can. */
    void checkpoint(Path directory) {
        use(rocks -> {
            try (Checkpoint checkpoint = Checkpoint.create(rocks)) {
                checkpoint.createCheckpoint(directory.toString());
            }
            return true;
        });
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                families.values().forEach(ColumnFamilyHandle::close);
                rocks.close();
                synced.close();
                unsynced.close();
                options.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void write(WriteBatch batch, WriteOptions how) {
        use(rocks -> {
            rocks.write(how, batch);
            return true;
        });
    }

    private <T> T use(Use<T> use) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new LedgerStoppedException(Reason.CLOSED, "the ledger is closed");
            }
            return use.with(rocks);
        } catch (RocksDBException e) {
            throw failure(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    static LedgerStoppedException failure(RocksDBException e) {
        boolean damaged = e.getStatus() != null && e.getStatus().getCode() == org.rocksdb.Status.Code.Corruption;
        return damaged
                ? new LedgerStoppedException(
                        Reason.DAMAGED,
                        "the ledger's files are damaged (" + e.getMessage()
                                + "): run fsck, and restore the folder from another member's copy",
                        e)
                : new LedgerStoppedException(
                        Reason.STORAGE,
                        "the ledger's disk does not read or write (" + e.getMessage()
                                + "): free space or replace the disk, then start again; nothing acknowledged is lost",
                        e);
    }
}
