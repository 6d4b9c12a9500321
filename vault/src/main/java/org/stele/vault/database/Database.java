package org.stele.vault.database;

import org.jdbi.v3.core.Jdbi;

/**
 * An open PostgreSQL database with the vault's tables, held by this process alone. Safe for use by many threads; closing it
 * ends its connections and, where it is embedded, the server.
 */
public interface Database extends AutoCloseable {
    Jdbi jdbi();

    @Override
    void close();
}
