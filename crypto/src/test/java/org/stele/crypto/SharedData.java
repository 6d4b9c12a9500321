package org.stele.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published vectors that lie beside the project; tests that need them are skipped where they are absent. */
final class SharedData {
    private SharedData() {}

    /** Each test of each group of a Wycheproof file, with its group. */
    static Stream<Vector> wycheproof(String file) {
        return read("wycheproof/" + file + ".json.gz")
                .path("testGroups")
                .valueStream()
                .flatMap(group -> group.path("tests").valueStream().map(test -> new Vector(group, test)));
    }

    record Vector(JsonNode group, JsonNode test) {
        byte[] bytes(String member) {
            return HexFormat.of().parseHex(test.path(member).stringValue());
        }

        boolean isValid() {
            return test.path("result").stringValue().equals("valid");
        }

        String name() {
            return test.path("tcId") + " " + test.path("comment") + " " + test.path("flags");
        }
    }

    private static JsonNode read(String name) {
        Path file = folder().resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: there is no " + file);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first {@code shared/data} beside the project or above it; else where it would be. */
    private static Path folder() {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(start, Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(start.resolve("../../shared/data"));
    }
}
