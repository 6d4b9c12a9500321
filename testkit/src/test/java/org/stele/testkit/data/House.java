package org.stele.testkit.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the project's own folder from wherever a test or the command line runs. */
final class House {
    private House() {}

    /** The nearest folder upwards whose {@code pom.xml} has modules. */
    static Optional<Path> root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (hasModules(folder.resolve("pom.xml"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static boolean hasModules(Path pom) {
        try {
            return Files.exists(pom) && Files.readString(pom).contains("<module>");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pom, e);
        }
    }
}
