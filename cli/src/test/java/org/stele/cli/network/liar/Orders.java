package org.stele.cli.network.liar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lies that are told now, in a file that the test writes and the node reads anew each time it asks: a line each, with the
 * victim's organisation behind it where there is one.
 *
 * @param file in the node's folder
 */
public record Orders(Path file) {
    private static final String NOBODY = "-";

    /** In a node's folder. */
    public static Orders in(Path node) {
        return new Orders(node.resolve("lies"));
    }

    /** Tells the node to lie so from now on, and not otherwise. */
    public void tell(Map<Lie, String> lies) throws IOException {
        List<String> lines = lies.entrySet().stream()
                .map(lie -> lie.getKey() + " " + lie.getValue())
                .toList();
        Path written = Files.write(file.resolveSibling("lies.new"), lines);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** As {@link #tell(Map)}, where nobody in particular is lied to. */
    public void tell(Lie lie) throws IOException {
        tell(Map.of(lie, NOBODY));
    }

    boolean has(Lie lie) {
        return victim(lie).isPresent();
    }

    boolean has(Lie lie, String organisation) {
        return victim(lie).filter(organisation::equals).isPresent();
    }

    private Optional<String> victim(Lie lie) {
        try {
            return Optional.ofNullable(Files.readAllLines(file).stream()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]))
                    .get(lie.name()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
