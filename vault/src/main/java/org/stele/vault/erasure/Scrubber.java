package org.stele.vault.erasure;

import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.vault.database.Database;

/**
 * Removes what PostgreSQL leaves of destroyed keys in its own files: dead rows, by writing the key tables anew, and old
 * write-ahead log, by a switch and a checkpoint. What it cannot reach is told in docs/vault.md: blocks that the file system
 * gave back without overwriting them, copies of snapshots and backups.
 */
final class Scrubber {
    private static final Logger LOG = LoggerFactory.getLogger(Scrubber.class);
    private static final List<String> REQUIRED = List.of(
            "VACUUM FULL vault_keys.data_key",
            "VACUUM FULL vault_keys.subject_key",
            "VACUUM vault.record",
            "VACUUM vault.segment_part",
            "VACUUM vault.person");
    /** Allowed to the owner of an embedded server; elsewhere the administrator's own checkpoints do it later. */
    private static final List<String> WHERE_ALLOWED = List.of("CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT");

    private final Database database;

    Scrubber(Database database) {
        this.database = database;
    }

    void run() {
        REQUIRED.forEach(database::maintain);
        try {
            WHERE_ALLOWED.forEach(database::maintain);
        } catch (JdbiException e) {
            LOG.info(
                    "the database's user may not checkpoint: old write-ahead log goes with the server's own checkpoints",
                    e);
        }
    }
}
