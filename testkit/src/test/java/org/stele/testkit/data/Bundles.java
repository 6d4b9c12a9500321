package org.stele.testkit.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bundles in a folder, one patient a file, as JSON or gzipped JSON. */
public final class Bundles {
    private static final String SHARED = "../shared/data/synthea";

    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final JsonMapper JSON = new JsonMapper();

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

    /**
     * A bundle like one of the samples, of another patient and other resources: each UUID and each number of the patient is another
     * one, the same for the same salt.
     */
    public static Path like(Path sample, String salt, Path folder) {
        String text = new String(read(sample), StandardCharsets.UTF_8);
        String numbered = text;
        for (String number : numbers(text)) {
            numbered = numbered.replace('"' + number + '"', '"' + salt + '-' + number + '"');
        }
        String other = UUIDS.matcher(numbered)
                .replaceAll(uuid -> UUID.nameUUIDFromBytes((salt + uuid.group()).getBytes(StandardCharsets.UTF_8))
                        .toString());
        try {
            return Files.writeString(folder.resolve(salt + ".json"), other);
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle like " + sample + " cannot be written", e);
        }
    }

    private static Set<String> numbers(String bundle) {
        Set<String> numbers = new HashSet<>();
        for (JsonNode entry : JSON.readTree(bundle).path("entry")) {
            if (entry.path("resource").path("resourceType").asString("").equals("Patient")) {
                entry.path("resource")
                        .path("identifier")
                        .forEach(identifier ->
                                numbers.add(identifier.path("value").asString("")));
            }
        }
        numbers.removeIf(number -> UUIDS.matcher(number).matches());
        return numbers;
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
