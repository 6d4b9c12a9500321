package org.stele.vault.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void aRestartKeepsWhatWasWrittenAndWritesAreSynced() {
        try (Database database = open()) {
            database.transact(handle -> handle.execute("CREATE TABLE kept AS SELECT 7 AS n"));
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(database, "unix_socket_directories")).isEmpty();
        }
        try (Database database = open()) {
            assertThat(database.<Integer>transact(handle -> handle.createQuery("SELECT n FROM kept")
                            .mapTo(Integer.class)
                            .one()))
                    .isEqualTo(7);
        }
    }

    @Test
    void aSecondUserOfTheFolderIsRefused() {
        try (Database database = open()) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertReason(Reason.IN_USE);
        }
    }

    @Test
    void aLocalUserWithoutThePasswordCannotLogInAndCannotReadTheFolder() throws IOException {
        try (Database database = open()) {
            String url = "jdbc:postgresql://127.0.0.1:" + setting(database, "port") + "/postgres";
            Properties guess = new Properties();
            guess.setProperty("user", "postgres");
            guess.setProperty("password", "postgres");
            assertThatThrownBy(() -> DriverManager.getConnection(url, guess).close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void tablesOfANewerReleaseAreLeftAlone() {
        try (Database database = open()) {
            database.transact(handle -> handle.execute("INSERT INTO vault.flyway_schema_history"
                    + " SELECT 99, '99', 'later', type, 'V99__later.sql', 1, installed_by, installed_on, 1, true"
                    + " FROM vault.flyway_schema_history WHERE version = '1'"));
        }
        List<Thread> before = poolThreads();
        assertReason(Reason.SCHEMA_NEWER);
        assertThat(poolThreads()).as("the refused database's pool is closed").isSubsetOf(before);
    }

    @Test
    void tablesThatThisReleaseDidNotMakeAreRefused() {
        try (Database database = open()) {
            database.transact(handle ->
                    handle.execute("UPDATE vault.flyway_schema_history SET checksum = 1 WHERE version = '1'"));
        }
        assertReason(Reason.SCHEMA_DAMAGED);
    }

    @Test
    void dataOfAnotherPostgresAreRefusedBeforeTheServerStarts() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "12\n");
        Files.createFile(folder.resolve("made"));
        assertReason(Reason.DATABASE_UNAVAILABLE);
    }

    @Test
    void aFirstStartThatWasCutShortIsStartedOver() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "18\n");
        Files.writeString(folder.resolve("data/postgresql.conf"), "");
        open().close();
        open().close();
    }

    private Database open() {
        return EmbeddedDatabase.open(folder, TestBinaries.FOLDER);
    }

    private static String setting(Database database, String name) {
        return database.transact(
                handle -> handle.createQuery("SHOW " + name).mapTo(String.class).one());
    }

    private static List<Thread> poolThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vault"))
                .toList();
    }

    private void assertReason(Reason reason) {
        assertThatThrownBy(() -> open().close())
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
