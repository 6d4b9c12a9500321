package org.stele.ledger.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mark in a folder that began as a copy of a node's: the keys that must never vote from it, a line each. The node that it
 * was copied from may have voted since, for blocks that the copy knows nothing of.
 */
public final class CopyMark {
    /** Its name in the folder. */
    public static final String FILE = "COPY";

    private CopyMark() {}

    static void write(Path directory, Collection<String> keys) throws IOException {
        String lines = keys.stream().map(key -> key + "\n").sorted().collect(Collectors.joining());
        Durable.write(directory, FILE, lines.getBytes(StandardCharsets.UTF_8));
    }

    /** The keys that must not vote from {@code directory}; none where it is no copy. */
    static Set<String> read(Path directory) throws IOException {
        Path mark = directory.resolve(FILE);
        return Files.exists(mark) ? Set.copyOf(Files.readAllLines(mark, StandardCharsets.UTF_8)) : Set.of();
    }
}
