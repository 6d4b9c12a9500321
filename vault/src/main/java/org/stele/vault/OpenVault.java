package org.stele.vault;

import java.nio.file.Path;
import java.time.InstantSource;
import org.stele.vault.cabinet.Cabinet;
import org.stele.vault.cabinet.PostgresCabinet;
import org.stele.vault.check.PostgresVaultCheck;
import org.stele.vault.check.VaultCheck;
import org.stele.vault.copy.VaultCopy;
import org.stele.vault.database.Database;
import org.stele.vault.erasure.Erasure;
import org.stele.vault.erasure.PostgresErasure;
import org.stele.vault.journal.Journal;
import org.stele.vault.journal.PostgresJournal;
import org.stele.vault.keys.Keyring;
import org.stele.vault.keys.RootKey;
import org.stele.vault.opening.JournalledOpenings;
import org.stele.vault.opening.Openings;
import org.stele.vault.record.Batches;
import org.stele.vault.record.PostgresBatches;
import org.stele.vault.retention.RetentionTable;
import org.stele.vault.segment.SegmentStore;
import org.stele.vault.segment.Segments;
import org.stele.vault.subject.Directory;
import org.stele.vault.subject.PostgresDirectory;

/** A vault's parts, wired. */
record OpenVault(
        Database database,
        Batches batches,
        Openings openings,
        Segments segments,
        Directory directory,
        Journal journal,
        Erasure erasure,
        Cabinet cabinet,
        VaultCheck check)
        implements Vault {
    static Vault open(Database database, RootKey root, RetentionTable retention, InstantSource clock) {
        try {
            return wire(database, root, retention, clock);
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            database.close();
            throw e;
        }
    }

    private static Vault wire(Database database, RootKey root, RetentionTable retention, InstantSource clock) {
        Keyring keyring = new Keyring(database, root);
        PostgresJournal journal = new PostgresJournal(database, keyring, clock);
        SegmentStore segments = new SegmentStore(database, keyring);
        Openings openings = new JournalledOpenings(database, keyring, segments, journal);
        return new OpenVault(
                database,
                new PostgresBatches(database, keyring, segments, journal.writer()),
                openings,
                segments,
                new PostgresDirectory(database, keyring, journal.writer()),
                journal,
                new PostgresErasure(database, keyring, segments, journal.writer(), retention, clock),
                new PostgresCabinet(database, keyring.cabinet()),
                new PostgresVaultCheck(database, segments, openings, journal));
    }

    @Override
    public void copy(Path folder) {
        VaultCopy.write(database, folder);
    }

    @Override
    public void ping() {
        database.read(handle -> handle.select("SELECT 1").mapTo(Integer.class).one());
    }

    @Override
    public void close() {
        database.close();
    }
}
