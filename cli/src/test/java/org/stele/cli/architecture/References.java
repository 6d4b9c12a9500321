package org.stele.cli.architecture;

import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a page names as proof: {@code `code`} and the targets of links. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("`([^`]+)`|\\[[^]]+]\\(([^)#]+)[^)]*\\)");

    private References() {}

    static List<String> of(String markdown) {
        return REFERENCE
                .matcher(markdown)
                .results()
                .flatMap(found -> Stream.of(1, 2).map(found::group).filter(Objects::nonNull))
                .toList();
    }

    /** A command of the launcher, a path from the root or from docs, or a test class with or without its method. */
    static boolean exists(String reference) {
        if (reference.startsWith("./stele ")) {
            return Launcher.commands().contains(reference.split(" ", 3)[1]);
        }
        return Files.exists(House.ROOT.resolve(reference))
                || Files.exists(House.ROOT.resolve("docs", reference))
                || isTest(reference);
    }

    private static boolean isTest(String reference) {
        String[] parts = reference.split("[.#]", 2);
        return House.modules().stream()
                .flatMap(module -> House.javaFiles(House.ROOT.resolve(module, "src", "test", "java")).stream())
                .filter(file -> file.getFileName().toString().equals(parts[0] + ".java"))
                .anyMatch(file -> parts.length == 1 || House.read(file).contains(" " + parts[1] + "("));
    }
}
