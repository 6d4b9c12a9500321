package org.stele.vault.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/** The running server of an embedded database. */
final class Postmaster implements AutoCloseable {
    /** The major version of the binaries that we ship. */
    private static final String VERSION = "18";

    private static final String USER = "postgres";
    private static final Duration STARTUP = Duration.ofMinutes(2);

    /** Overrides what the library sets for throw-away test databases: it turns fsync off. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "20"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("min_wal_size", "32MB"),
            // A recycled log segment keeps old content: remove it instead.
            Map.entry("wal_recycle", "off"),
            Map.entry("checkpoint_timeout", "5min"),
            Map.entry("log_statement", "none"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_parameter_max_length_on_error", "0"));

    private final EmbeddedPostgres server;
    private final String password;

    private Postmaster(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    static Postmaster start(DatabaseFolder folder, Path binaries) {
        refuseOtherVersion(folder);
        Orphan.stop(folder.data());
        folder.putAsideUnmade();
        String password = folder.password();
        try {
            Files.createDirectories(binaries);
            return new Postmaster(builder(folder, binaries, password).start(), password);
        } catch (IOException | RuntimeException e) { // of a server that does not start, whatever the reason
            throw new VaultException(
                    Reason.DATABASE_UNAVAILABLE,
                    "the vault's PostgreSQL did not start: see " + folder.log() + ", and check the space on its disk",
                    e);
        }
    }

    Access access() {
        return new Access("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", USER, password);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new VaultException(Reason.DATABASE_UNAVAILABLE, "the vault's PostgreSQL did not stop cleanly", e);
        }
    }

    private static EmbeddedPostgres.Builder builder(DatabaseFolder folder, Path binaries, String password)
            throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setPort(FreePort.any())
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setConnectConfig("password", password)
                .setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
                .setErrorRedirector(Redirect.appendTo(folder.log().toFile()))
                // These reach initdb after the library's own "-A trust": from its first second the server asks for the
                // password.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale", "C");
        SETTINGS.forEach(builder::setServerConfig);
        return builder;
    }

    private static void refuseOtherVersion(DatabaseFolder folder) {
        Path file = folder.data().resolve("PG_VERSION");
        try {
            if (Files.exists(file) && !Files.readString(file).strip().equals(VERSION)) {
                throw new VaultException(
                        Reason.DATABASE_UNAVAILABLE,
                        "the data in " + folder.data() + " are of PostgreSQL "
                                + Files.readString(file).strip() + ", this release brings " + VERSION
                                + ": dump them with the release that wrote them and restore the dump here");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
