package org.stele.gateway.fhir.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** The example resources of one FHIR package. For one thread. */
public final class Examples {
    private static final List<String> FOLDERS = List.of("example", "package");

    private final NpmPackage contents;
    private final String folder;

    private Examples(NpmPackage contents, String folder) {
        this.contents = contents;
        this.folder = folder;
    }

    /**
     * Opens a package: what lies in its folder of examples; all of it where it has none, as packages of nothing else do.
     *
     * @param file {@code *.tgz}
     * @throws IOException where it cannot be read as one
     */
    public static Examples open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            NpmPackage contents = NpmPackage.fromPackage(in);
            String folder = FOLDERS.stream()
                    .filter(name -> names(contents, name).findAny().isPresent())
                    .findFirst()
                    .orElseThrow(() -> new IOException("the package has no resources"));
            return new Examples(contents, folder);
        }
    }

    private static Stream<String> names(NpmPackage contents, String folder) {
        try {
            return contents.list(folder).stream()
                    .filter(name -> name.endsWith(".json"))
                    .filter(name -> !name.startsWith(".") && !name.equals("package.json"));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Name and version, as the package says them. */
    public String name() {
        return contents.name() + " " + contents.version();
    }

    /** The names of its files, in ascending order. */
    public List<String> names() {
        return names(contents, folder).sorted().toList();
    }

    /**
     * One of its files.
     *
     * @throws IOException where there is none of this name
     */
    public byte[] read(String name) throws IOException {
        try (InputStream in = contents.load(folder, name)) {
            return in.readAllBytes();
        }
    }
}
