package org.stele.ledger.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;

/** How the ledger's RocksDB is set up, and the native objects that this takes. */
final class DatabaseOptions implements AutoCloseable {
    private static final long CACHE_BYTES = 128L << 20;
    private static final long MEMTABLE_BYTES = 64L << 20;
    private static final long MAX_LOG_BYTES = 512L << 20;

    private final Cache cache = new LRUCache(CACHE_BYTES);
    private final BloomFilter filter = new BloomFilter(10);
    private final DBOptions database;
    private final List<ColumnFamilyDescriptor> families = new ArrayList<>();

    private DatabaseOptions(DBOptions database) {
        this.database = database;
        families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, common()));
        for (Column column : Column.values()) {
            families.add(new ColumnFamilyDescriptor(column.familyName(), common()));
        }
    }

    /** A torn write at the log's end is dropped: it was never acknowledged, and the ordering has its entry. */
    static DatabaseOptions forWriting() {
        return new DatabaseOptions(new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setAvoidFlushDuringShutdown(true)
                // blocks are written by one thread
                .setAllowConcurrentMemtableWrite(false)
                .setMaxTotalWalSize(MAX_LOG_BYTES)
                .setMaxBackgroundJobs(2)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2));
    }

    static DatabaseOptions forChecking(Path logs) {
        return new DatabaseOptions(new DBOptions()
                .setWalRecoveryMode(WALRecoveryMode.AbsoluteConsistency)
                .setInfoLogLevel(InfoLogLevel.FATAL_LEVEL)
                .setDbLogDir(logs.toString()));
    }

    DBOptions database() {
        return database;
    }

    List<ColumnFamilyDescriptor> families() {
        return families;
    }

    private ColumnFamilyOptions common() {
        return new ColumnFamilyOptions()
                .setWriteBufferSize(MEMTABLE_BYTES)
                // most look-ups are for what is not there: new transactions, new records
                .setMemtablePrefixBloomSizeRatio(0.02)
                .setMemtableWholeKeyFiltering(true)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(filter)
                        .setFormatVersion(6));
    }

    @Override
    public void close() {
        families.forEach(family -> family.getOptions().close());
        database.close();
        filter.close();
        cache.close();
    }
}
