package org.stele.vault.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;

/** One PostgreSQL server for all tests of a JVM; each asks for a database of its own. */
@NullMarked
public final class SharedServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Postmaster SERVER = start();

    private SharedServer() {}

    /** The name of a new, empty database. */
    public static String create() {
        String name = "vault_" + DATABASES.incrementAndGet();
        Access access = SERVER.access();
        try (Connection admin = DriverManager.getConnection(access.url(), access.properties())) {
            admin.createStatement().execute("CREATE DATABASE " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Database open(String name) {
        Access access = access(name);
        return ExternalDatabase.open(access.url(), access.user(), access.password());
    }

    static Access access(String name) {
        Access access = SERVER.access();
        return new Access(access.url().replace("/postgres", "/" + name), access.user(), access.password());
    }

    private static Postmaster start() {
        try {
            Path folder = Files.createTempDirectory("stele-vault-test");
            DatabaseFolder taken = DatabaseFolder.take(folder);
            Postmaster postmaster = Postmaster.start(taken, TestBinaries.FOLDER);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> abandon(folder)));
            return postmaster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server without the checkpoint that would write out every test's database. */
    private static void abandon(Path folder) {
        try {
            String pid =
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
            ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            new ProcessBuilder("kill", "-QUIT", pid).start();
            server.onExit().join();
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
