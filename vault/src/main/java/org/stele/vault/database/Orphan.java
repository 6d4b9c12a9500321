package org.stele.vault.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/**
 * A server whose node was killed goes on alone. It is asked to end before a new one starts; the folder's lock, which we hold
 * then, says that nobody needs it. A {@code postmaster.pid} whose process is gone is PostgreSQL's own to clear.
 */
final class Orphan {
    private static final int PATIENCE_SECONDS = 60;

    private Orphan() {}

    static void stop(Path data) {
        pid(data.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(Orphan::isPostgres)
                .ifPresent(Orphan::end);
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .findFirst()
                            .map(String::strip)
                            .map(Long::valueOf)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new VaultException(
                    Reason.DATABASE_UNAVAILABLE,
                    file + " cannot be read: remove it if no server runs on its folder",
                    e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(path -> path.endsWith("postgres"))
                .isPresent();
    }

    private static void end(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stillThere(server, e);
        } catch (ExecutionException | TimeoutException e) {
            throw stillThere(server, e);
        }
    }

    private static VaultException stillThere(ProcessHandle server, Exception cause) {
        return new VaultException(
                Reason.IN_USE,
                "a PostgreSQL server left behind (process " + server.pid() + ") does not end: end it by hand",
                cause);
    }
}
