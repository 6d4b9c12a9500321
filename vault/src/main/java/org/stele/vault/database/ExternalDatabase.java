package org.stele.vault.database;

/** The organisation's own PostgreSQL, version 14 or later. */
public final class ExternalDatabase {
    private ExternalDatabase() {}

    /**
     * Takes the database for this process and brings its tables up to date.
     *
     * @param url {@code jdbc:postgresql://…}, with {@code sslmode=verify-full} where the server is another machine
     * @throws org.stele.vault.VaultException {@code DATABASE_UNAVAILABLE}, {@code IN_USE}, {@code SCHEMA_NEWER} or {@code
     *     SCHEMA_DAMAGED}
     */
    public static Database open(String url, String user, String password) {
        return PooledDatabase.open(new Access(url, user, password));
    }
}
