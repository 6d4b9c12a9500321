package org.stele.vault.database;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * An open PostgreSQL database with the vault's tables, held by this process alone. Safe for use by many threads; closing it
 * ends its connections and, where it is embedded, the server.
 */
public interface Database extends AutoCloseable {
    /**
     * Runs {@code work} in one transaction: all of it is durable when this returns, nothing of it is kept when this throws.
     * Must not be nested.
     *
     * @throws org.stele.vault.VaultException {@code DISK_FULL}, {@code DATABASE_UNAVAILABLE}, or what {@code work} threw
     */
    <T> T transact(Function<Handle, T> work);

    /**
     * Runs statements that only read, each on its own: the second may see what was committed after the first.
     *
     * @throws org.stele.vault.VaultException as {@link #transact}
     */
    <T> T read(Function<Handle, T> work);

    /** Runs a statement that PostgreSQL allows outside transactions only, such as {@code VACUUM}. */
    void maintain(String statement);

    @Override
    void close();
}
