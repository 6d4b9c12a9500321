package org.stele.testkit.leak;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the project's own files lie. */
final class Repository {
    private Repository() {}

    /** The folder with the launcher, above the one that tests run in. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("stele"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder above has the launcher");
        }
        return folder;
    }
}
