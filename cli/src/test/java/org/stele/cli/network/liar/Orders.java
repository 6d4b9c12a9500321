package org.stele.cli.network.liar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The lie that is told now, in a file that the test writes and the node reads anew each time it asks.
 *
 * @param file in the node's folder
 */
public record Orders(Path file) {
    /** In a node's folder. */
    public static Orders in(Path node) {
        return new Orders(node.resolve("lie"));
    }

    /** Tells the node to lie so from now on, and not otherwise. */
    public void tell(Lie lie) throws IOException {
        write(lie.name());
    }

    /** Tells the node to be honest. */
    public void tellTheTruth() throws IOException {
        write("");
    }

    boolean has(Lie lie) {
        try {
            return Files.readString(file).equals(lie.name());
        } catch (IOException e) { // nobody told it anything yet
            return false;
        }
    }

    private void write(String order) throws IOException {
        Path written = Files.writeString(file.resolveSibling("lie.new"), order);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
