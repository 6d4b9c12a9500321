package org.stele.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the attack on an insurer's copies looks at is all that there is. */
class DrawersTest {
    @Test
    void theAttackerReadsEveryDrawerThatThereIs() throws IOException {
        Path sources = Repository.root().resolve("exchange/src/main/java");
        Pattern drawer = Pattern.compile("new Drawer<>\\(cabinet, \"([a-z-]+)\"");
        try (Stream<Path> files = Files.walk(sources)) {
            Set<String> labels = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> drawer.matcher(read(file)).results().map(found -> found.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(VaultCopy.DRAWERS).containsExactlyElementsOf(labels);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
