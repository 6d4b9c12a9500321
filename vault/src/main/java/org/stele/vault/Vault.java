package org.stele.vault;

import java.nio.file.Path;
import java.time.InstantSource;
import org.stele.vault.cabinet.Cabinet;
import org.stele.vault.check.VaultCheck;
import org.stele.vault.database.Database;
import org.stele.vault.erasure.Erasure;
import org.stele.vault.journal.Journal;
import org.stele.vault.keys.RootKey;
import org.stele.vault.opening.Openings;
import org.stele.vault.record.Batches;
import org.stele.vault.retention.RetentionTable;
import org.stele.vault.segment.Segments;
import org.stele.vault.subject.Directory;

/** One organisation's open vault. Safe for use by many threads; its database is closed with it. */
public interface Vault extends AutoCloseable {
    /**
     * Opens the vault in a database, which it closes with itself.
     *
     * @param retention of the organisation's jurisdiction
     * @param clock of journal entries and retention
     * @throws VaultException {@code WRONG_ROOT_KEY} where the database was made with another root key; {@code DAMAGED}; the
     *     database is then closed
     */
    static Vault open(Database database, RootKey root, RetentionTable retention, InstantSource clock) {
        return OpenVault.open(database, root, retention, clock);
    }

    /** Sealing records in batches. */
    Batches batches();

    /** Opening records, journalled. */
    Openings openings();

    /** The subjects' indexes. */
    Segments segments();

    /** Who the subjects are. */
    Directory directory();

    /** What was done, and its proofs. */
    Journal journal();

    /** Restriction, retention, legal holds, erasure. */
    Erasure erasure();

    /** What use cases remember. */
    Cabinet cabinet();

    /** The check of everything stored. */
    VaultCheck check();

    /**
     * Writes all rows as of one moment, sealed as they are stored, see {@link org.stele.vault.copy.VaultCopy}.
     *
     * @param folder new or empty
     */
    void copy(Path folder);

    /**
     * Asks the database for a sign of life.
     *
     * @throws VaultException {@code DATABASE_UNAVAILABLE} where it gives none within some seconds
     */
    void ping();

    @Override
    void close();
}
