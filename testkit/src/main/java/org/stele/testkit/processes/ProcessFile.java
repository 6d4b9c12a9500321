package org.stele.testkit.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a process over the life of whoever started it: its number and when it began, since numbers are used again.
 *
 * @param file which holds both
 */
record ProcessFile(Path file) {
    /** The process, if it is still running. */
    Optional<ProcessHandle> running() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] parts = Files.readString(file).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> parts.length == 2 && began(process).equals(parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void write(ProcessHandle process) throws IOException {
        Files.writeString(file, process.pid() + " " + began(process) + "\n");
    }

    private static String began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
