package org.stele.node.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills the embedded PostgreSQL of a vault's folder, as a failing machine would. */
final class PostgresKill {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresKill.class);

    private PostgresKill() {}

    static void in(Path vault) {
        pid(vault.resolve("data").resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .ifPresent(server -> {
                    server.destroyForcibly();
                    server.onExit().join();
                });
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().findFirst().map(Long::valueOf)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            LOG.warn("no server is killed: its file cannot be read", e);
            return Optional.empty();
        }
    }
}
