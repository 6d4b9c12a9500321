package org.stele.vault.database;

import java.nio.file.Path;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** A PostgreSQL server of the node's own, in a folder of the node's own, that only this process can log in to. */
public final class EmbeddedDatabase implements Database {
    private final DatabaseFolder folder;
    private final Postmaster postmaster;
    private final Database database;

    private EmbeddedDatabase(DatabaseFolder folder, Postmaster postmaster, Database database) {
        this.folder = folder;
        this.postmaster = postmaster;
        this.database = database;
    }

    /**
     * Starts the server, making the database where there is none, and ending a server that a killed process left behind.
     *
     * @param folder for the data, the log and the password; made readable to its owner only
     * @param binaries where PostgreSQL's programs are unpacked to; may be shared by several nodes of one user. Never a folder
     *     that others can write to
     * @throws org.stele.vault.VaultException {@code IN_USE} where another process has the folder, {@code SCHEMA_NEWER}, {@code
     *     SCHEMA_DAMAGED}, {@code DATABASE_UNAVAILABLE} where the server does not start
     */
    public static EmbeddedDatabase open(Path folder, Path binaries) {
        DatabaseFolder taken = DatabaseFolder.take(folder);
        try {
            return start(taken, binaries);
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            taken.close();
            throw e;
        }
    }

    private static EmbeddedDatabase start(DatabaseFolder folder, Path binaries) {
        Postmaster postmaster = Postmaster.start(folder, binaries);
        try {
            Database database = PooledDatabase.open(postmaster.access());
            folder.markMade();
            return new EmbeddedDatabase(folder, postmaster, database);
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            postmaster.close();
            throw e;
        }
    }

    @Override
    public <T> T transact(Function<Handle, T> work) {
        return database.transact(work);
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return database.read(work);
    }

    @Override
    public void maintain(String statement) {
        database.maintain(statement);
    }

    @Override
    public void close() {
        try (folder;
                postmaster;
                database) {
            // Closed in the reverse order: connections, server, lock.
        }
    }
}
