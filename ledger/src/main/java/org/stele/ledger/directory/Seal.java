package org.stele.ledger.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The seal of a clean stop: a list of all files of the folder. While a process uses the folder there is none. */
public final class Seal {
    /** Its name in the folder. */
    public static final String FILE = "SEAL";

    private static final FileList LIST = new FileList(FILE, "the node stopped");

    private Seal() {}

    static void write(Path directory) throws IOException {
        LIST.write(directory);
    }

    /** Whether the folder was stopped cleanly and not used since. */
    public static boolean isPresent(Path directory) {
        return LIST.isPresent(directory);
    }

    /** What differs from the seal, one sentence each; empty where every byte is as it was. */
    public static List<String> differences(Path directory) throws IOException {
        return LIST.differences(directory);
    }
}
