package org.stele.vault.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/** Holds the database for this process by an advisory lock, for as long as its own connection lives. */
final class SoleUser implements AutoCloseable {
    /** "stele" in ASCII: any other number would do, as long as all releases use the same. */
    private static final long LOCK = 0x73_74_65_6C_65L;

    private final Connection connection;

    private SoleUser(Connection connection) {
        this.connection = connection;
    }

    static SoleUser of(Access access) {
        try {
            Connection connection = DriverManager.getConnection(access.url(), access.properties());
            return takeLock(connection);
        } catch (SQLException e) {
            throw new VaultException(
                    Reason.DATABASE_UNAVAILABLE,
                    "the database at " + access + " cannot be reached: check URL, user and password, and that it runs",
                    e);
        }
    }

    private static SoleUser takeLock(Connection connection) throws SQLException {
        if (!locked(connection)) {
            connection.close();
            throw new VaultException(
                    Reason.IN_USE, "another node has this database open: stop that one, or use another database");
        }
        return new SoleUser(connection);
    }

    private static boolean locked(Connection connection) throws SQLException {
        return ask(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")");
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(question)) {
            return result.next() && result.getBoolean(1);
        }
    }

    /** Gives the lock back before the connection, whose end the server notices some time after it was closed here. */
    @Override
    public void close() {
        try (connection) {
            if (connection.isValid(1)) {
                ask(connection, "SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            throw new VaultException(Reason.DATABASE_UNAVAILABLE, "the database's lock could not be given back", e);
        }
    }
}
