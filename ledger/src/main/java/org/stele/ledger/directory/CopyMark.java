package org.stele.ledger.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stele.crypto.VerificationKey;

/**
 * The mark in a folder that began as a copy of a node's: the keys that must never vote from it, a line each. The node that it
 * was copied from may have voted since, for blocks that the copy knows nothing of.
 */
public final class CopyMark {
    /** Its name in the folder. */
    public static final String FILE = "COPY";

    /** The last line: a mark that was cut at the end of another is not taken for one of fewer keys. */
    private static final String END = "end";

    private CopyMark() {}

    /**
     * Makes the folder of a copy, where the chain is yet to be put.
     *
     * @param keys of votes, which must not vote from the copy, besides those that must not vote from {@code original}
     * @return where the chain goes
     */
    static Path prepare(Path original, Path copy, byte[] genesis, Collection<VerificationKey> keys) throws IOException {
        Files.createDirectories(copy);
        Set<String> barred = new TreeSet<>(read(original));
        keys.forEach(key -> barred.add(key.toString()));
        write(copy, barred);
        Durable.write(copy, LedgerDirectory.GENESIS, genesis);
        return copy.resolve(LedgerDirectory.CHAIN);
    }

    private static void write(Path directory, Collection<String> keys) throws IOException {
        String lines = keys.stream().map(key -> key + "\n").sorted().collect(Collectors.joining());
        Durable.write(directory, FILE, (lines + END + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The keys that must not vote from {@code directory}; none where it is no copy.
     *
     * @throws IOException also where a line is no key, or the last is missing: a key that is no longer barred could vote twice
     */
    static Set<String> read(Path directory) throws IOException {
        Path mark = directory.resolve(FILE);
        if (!Files.exists(mark)) {
            return Set.of();
        }
        List<String> lines = Files.readAllLines(mark, StandardCharsets.UTF_8);
        try {
            return keys(lines);
        } catch (IllegalArgumentException e) {
            throw new IOException(mark + " is damaged: copy the folder again", e);
        }
    }

    private static Set<String> keys(List<String> lines) {
        if (lines.isEmpty() || !lines.getLast().equals(END)) {
            throw new IllegalArgumentException("cut short");
        }
        List<String> keys = lines.subList(0, lines.size() - 1);
        keys.forEach(VerificationKey::parse);
        return Set.copyOf(keys);
    }
}
