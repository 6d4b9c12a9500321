package org.stele.testkit.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Everything that stopped nodes left on their disks: each file as it is, and what the ledgers' databases hold, unpacked. */
record StolenDisk(Path folder) {
    void searchWith(TextSearch search) throws IOException, RocksDBException {
        for (Path file : files()) {
            search.search(Files.readAllBytes(file), folder.relativize(file).toString());
        }
        for (Path database : databases()) {
            unpack(database, search);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private List<Path> databases() throws IOException {
        return files().stream()
                .filter(file -> file.getFileName().toString().equals("CURRENT"))
                .map(Path::getParent)
                .toList();
    }

    private void unpack(Path database, TextSearch search) throws RocksDBException {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        try (Options options = new Options()) {
            for (byte[] name : RocksDB.listColumnFamilies(options, database.toString())) {
                families.add(new ColumnFamilyDescriptor(name));
            }
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                RocksDB db = RocksDB.openReadOnly(options, database.toString(), families, handles)) {
            for (ColumnFamilyHandle handle : handles) {
                unpack(db, handle, folder.relativize(database).toString(), search);
                handle.close();
            }
        }
    }

    private static void unpack(RocksDB db, ColumnFamilyHandle family, String where, TextSearch search) {
        try (RocksIterator rows = db.newIterator(family)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                search.search(rows.key(), where);
                search.search(rows.value(), where);
            }
        }
    }
}
