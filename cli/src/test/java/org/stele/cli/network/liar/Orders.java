package org.stele.cli.network.liar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.crypto.RandomId;

/**
 * The lie that is told now, in a file that the test writes and the node reads anew each time it asks: its name, and behind it the
 * organisations that it is told to, where it is not told to all.
 *
 * @param file in the node's folder
 */
public record Orders(Path file) {
    /** In a node's folder. */
    public static Orders in(Path node) {
        return new Orders(node.resolve("lie"));
    }

    /** Tells the node to lie so from now on, and not otherwise. */
    public void tell(Lie lie, RandomId... victims) throws IOException {
        write(Stream.concat(Stream.of(lie.name()), Arrays.stream(victims).map(RandomId::toString))
                .collect(Collectors.joining(" ")));
    }

    /** Tells the node to be honest. */
    public void tellTheTruth() throws IOException {
        write("");
    }

    boolean has(Lie lie) {
        return read().getFirst().equals(lie.name());
    }

    boolean has(Lie lie, RandomId victim) {
        List<String> words = read();
        return words.getFirst().equals(lie.name()) && words.contains(victim.toString());
    }

    private List<String> read() {
        try {
            return List.of(Files.readString(file).split(" ", -1));
        } catch (IOException e) { // nobody told it anything yet
            return List.of("");
        }
    }

    private void write(String order) throws IOException {
        Path written = Files.writeString(file.resolveSibling("lie.new"), order);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
