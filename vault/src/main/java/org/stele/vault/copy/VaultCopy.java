package org.stele.vault.copy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.database.Database;

/**
 * A vault's rows in files, one a table, by PostgreSQL's own COPY in its binary format: nothing is decrypted, and nothing comes
 * along that was deleted, as it would with the server's files and its write-ahead log.
 */
public final class VaultCopy {
    /** What a row refers to comes before it; keys come last, so that whoever destroys some waits for as short as can be. */
    static final List<String> TABLES = List.of(
            "vault.batch",
            "vault.record",
            "vault.segment",
            "vault.segment_part",
            "vault.staged_part",
            "vault.person",
            "vault.tombstone",
            "vault.journal_head",
            "vault.journal_entry",
            "vault.journal_root",
            "vault.journal_root_head",
            "vault.cabinet",
            "vault_keys.subject_key",
            "vault_keys.data_key",
            "vault_keys.vault_key");

    private static final String SCHEMA = "schema";

    private VaultCopy() {}

    /**
     * Writes all rows as of one moment, while others read and write.
     *
     * @param folder new or empty
     */
    public static void write(Database database, Path folder) {
        database.transact(handle -> {
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(SCHEMA), version(handle) + "\n", StandardOpenOption.CREATE_NEW);
                for (String table : TABLES) {
                    write(handle, table, folder.resolve(table));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the vault's copy cannot be written to " + folder, e);
            }
            return TABLES;
        });
    }

    /**
     * Fills an empty database with the rows of a copy: all of them, or none where this throws.
     *
     * @param database whose tables this release made, and no vault was ever open on
     * @throws VaultException {@code SCHEMA_NEWER} or {@code SCHEMA_DAMAGED} where another release wrote the copy, {@code
     *     CONFLICT} where the database is not empty
     */
    public static void read(Path folder, Database database) {
        database.transact(handle -> {
            requireEmpty(handle);
            try {
                requireSameSchema(Files.readString(folder.resolve(SCHEMA)).strip(), version(handle));
                for (String table : TABLES) {
                    read(handle, table, folder.resolve(table));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the vault's copy in " + folder + " cannot be read", e);
            }
            return TABLES;
        });
    }

    private static void write(Handle handle, String table, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            copies(handle).copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", out);
        } catch (SQLException e) {
            throw failed(table, e);
        }
    }

    private static void read(Handle handle, String table, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            copies(handle).copyIn("COPY " + table + " FROM STDIN (FORMAT binary)", in);
        } catch (SQLException e) {
            throw failed(table, e);
        }
    }

    private static VaultException failed(String table, SQLException e) {
        return new VaultException(
                Reason.DATABASE_UNAVAILABLE, "the table " + table + " cannot be copied: " + e.getMessage(), e);
    }

    private static CopyManager copies(Handle handle) throws SQLException {
        return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
    }

    private static int version(Handle handle) {
        return handle.createQuery("SELECT max(version::int) FROM vault.flyway_schema_history WHERE success")
                .mapTo(Integer.class)
                .one();
    }

    private static void requireSameSchema(String copied, int own) {
        if (!copied.equals(String.valueOf(own))) {
            throw new VaultException(
                    Reason.SCHEMA_NEWER,
                    "the copy has tables of version " + copied + ", this release has version " + own
                            + ": restore with the release that wrote the copy, then upgrade");
        }
    }

    private static void requireEmpty(Handle handle) {
        boolean isUsed = handle.createQuery("SELECT EXISTS (SELECT 1 FROM vault_keys.vault_key)")
                .mapTo(Boolean.class)
                .one();
        if (isUsed) {
            throw new VaultException(Reason.CONFLICT, "the database already holds a vault: restore into an empty one");
        }
    }
}
