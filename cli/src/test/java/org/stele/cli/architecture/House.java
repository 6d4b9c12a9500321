package org.stele.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the project lies on disk, and all of its own classes, read once. */
public final class House {

    /** The project's folder: the nearest one upwards whose pom lists modules. */
    public static final Path ROOT = root();

    /** Every class of ours on the class path, tests excepted. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            // what JMH generates is not written by anyone
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // a module's tests that others use are packed by "verify", in a jar whose name alone says so
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.stele");

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private House() {}

    /** The modules' folders, relative to {@link #ROOT}, lowest floor first. */
    static List<String> modules() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** The Java files under a folder; none where it does not exist. */
    static List<Path> javaFiles(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path mainSources(String module) {
        return ROOT.resolve(module, "src", "main", "java");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(House::listsModules)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("run this inside the project"));
    }

    private static boolean listsModules(Path folder) {
        Path pom = folder.resolve("pom.xml");
        return Files.exists(pom) && read(pom).contains("<module>");
    }
}
