package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stele.cli.CommandFailed;
import org.stele.node.founding.Proposal;

/** Reads what organisations proposed. */
final class Proposals {
    private static final long LONGEST = 64 << 10;

    private Proposals() {}

    static List<Proposal> read(List<Path> files) {
        return files.stream().map(Proposals::read).toList();
    }

    static Proposal read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new CommandFailed(file + " is no proposal: it is too long");
            }
            return Proposal.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read: ask that organisation for its proposal.json", e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(file + " is no proposal: " + e.getMessage(), e);
        }
    }
}
