package org.stele.exchange.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.stele.vault.VaultException;
import org.stele.vault.database.Database;
import org.stele.vault.database.ExternalDatabase;

/** One PostgreSQL server for all tests of a JVM; each vault asks for a database of its own. */
final class TestServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestServer() {}

    static String create() {
        return create("template1");
    }

    /** A database with the same content; nobody may have the other one open. */
    static String copy(String of) {
        return create(of);
    }

    private static String create(String template) {
        String name = "vault_" + DATABASES.incrementAndGet();
        try (Connection admin = SERVER.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the server has noticed that the process before is gone, and with it its lock. */
    static Database open(String name) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return ExternalDatabase.open(SERVER.getJdbcUrl("postgres", name), "postgres", "");
            } catch (VaultException e) {
                if (e.reason() != VaultException.Reason.IN_USE || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
