package org.stele.gateway.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Bundles to test with: the repository's own samples, and those beside it where they are there. */
public final class TestBundles {
    private static final Path ROOT = root();

    private TestBundles() {}

    /** The samples in the repository: patients only. */
    public static List<Path> samples() {
        return patients(ROOT.resolve("samples/bundles"));
    }

    /** One sample, by the beginning of its file's name. */
    public static byte[] sample(String name) {
        return read(
                in(ROOT.resolve("samples/bundles"), it -> it.startsWith(name)).getFirst());
    }

    /** The practitioners and hospitals of the samples. */
    public static List<byte[]> directory() {
        return in(ROOT.resolve("samples/bundles"), it -> it.contains("Information")).stream()
                .map(TestBundles::read)
                .toList();
    }

    /** The twelve patients beside the repository; the test is skipped where they are not there. */
    public static List<Path> shared() {
        return patients(beside("synthea"));
    }

    /** A folder of the data beside the repository; the test is skipped where it is not there. */
    public static Path beside(String folder) {
        Path path = Stream.iterate(ROOT, Objects::nonNull, Path::getParent)
                .map(it -> it.resolve("shared/data").resolve(folder))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(ROOT.resolve("../shared/data").resolve(folder));
        Assumptions.assumeTrue(Files.isDirectory(path), () -> "needs " + path + ", which is not there");
        return path;
    }

    public static byte[] read(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> patients(Path folder) {
        return in(folder, it -> it.endsWith(".json.gz") && !it.contains("Information"));
    }

    private static List<Path> in(Path folder, Predicate<String> name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> name.test(it.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(path.resolve("samples/bundles"))) {
            path = Objects.requireNonNull(path.getParent());
        }
        return path;
    }
}
