package org.stele.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.stele.crypto.Bytes;
import org.stele.ledger.genesis.Genesis;

/** Reads files that a command line names; whatever is wrong with them is one line. */
public final class InputFile {
    private static final int GENESIS = 4 << 20;

    private InputFile() {}

    /**
     * Reads a whole file.
     *
     * @param most bytes that the file may have
     */
    public static Bytes read(Path file, int most) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw new CommandFailed(file + " is larger than " + most + " bytes: it is something else");
            }
            return Bytes.wrap(content);
        } catch (NoSuchFileException e) {
            throw new CommandFailed("no file at " + file, e);
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public static Genesis genesis(Path file) {
        try {
            return Genesis.parse(read(file, GENESIS));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(file + " is " + e.getMessage(), e);
        }
    }
}
