package org.stele.testkit.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Bundles in a folder, one patient a file, as JSON or gzipped JSON. */
public final class Bundles {
    private static final String SHARED = "../shared/data/synthea";

    private Bundles() {}

    /** The project's own samples, the smallest first; empty where the project's folder is not around. */
    public static List<Path> samples() {
        return House.root().map(root -> in(root.resolve("samples/bundles"))).orElse(List.of());
    }

    /** The larger set that lies beside the project on some machines. */
    public static Optional<List<Path>> shared() {
        return House.root()
                .map(root -> root.resolve(SHARED).normalize())
                .filter(Files::isDirectory)
                .map(Bundles::in);
    }

    /** A file among the data that lie beside the project on some machines. */
    public static Optional<Path> beside(String file) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data").resolve(file))
                .filter(Files::exists)
                .findFirst();
    }

    /** The patients' files of a folder, the smallest first; who and where practitioners work are other files. */
    public static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Bundles::isPatient)
                    .sorted((one, other) -> Long.compare(size(one), size(other)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the bundles in " + folder + " cannot be listed", e);
        }
    }

    public static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static boolean isPatient(Path file) {
        String name = file.getFileName().toString();
        boolean json = name.endsWith(".json") || name.endsWith(".json.gz");
        return json && !name.startsWith("practitionerInformation") && !name.startsWith("hospitalInformation");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
