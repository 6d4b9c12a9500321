package org.stele.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the libraries of this process unpack what they load: native code, scripts of the database server. */
public final class TemporaryFiles {
    private TemporaryFiles() {}

    /**
     * Has them do it in a folder of whoever runs, and not in the one that all of the machine's users share. The platform reads this
     * when the first such file is made, so that this comes before anything else.
     *
     * @param folder is made where it is not there
     */
    public static void into(Path folder) throws IOException {
        System.setProperty(
                "java.io.tmpdir",
                Files.createDirectories(folder).toAbsolutePath().toString());
    }
}
