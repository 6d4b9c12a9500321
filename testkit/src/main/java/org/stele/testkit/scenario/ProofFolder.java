package org.stele.testkit.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.stele.crypto.Bytes;

/** Where the story's proofs are written, for anyone to check. */
record ProofFolder(Path folder) {
    static final String SUFFIX = ".stele-proof";

    Path write(String name, Bytes proof) throws IOException {
        return Files.write(folder.resolve(name + SUFFIX), proof.unsafeArray());
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }
}
