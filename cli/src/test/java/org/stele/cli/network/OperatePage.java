package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.cli.architecture.House;

/** The commands of {@code docs/operate.md} under some of its headings, and which of them have been given. */
final class OperatePage {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z_]+)");

    private final List<String> lines = new ArrayList<>();
    private final Set<String> given = new LinkedHashSet<>();

    /** Reads what stands under the headings. */
    static OperatePage under(String... headings) throws IOException {
        String page = Files.readString(House.ROOT.resolve("docs/operate.md"));
        OperatePage commands = new OperatePage();
        for (String heading : headings) {
            int start = page.indexOf("## " + heading + "\n");
            if (start < 0) {
                throw new IllegalArgumentException("docs/operate.md has no heading '" + heading + "'");
            }
            int end = page.indexOf("\n## ", start);
            commands.read(page.substring(start, end < 0 ? page.length() : end));
        }
        return commands;
    }

    private void read(String section) {
        Matcher block = BLOCK.matcher(section);
        while (block.find()) {
            block.group(1).lines().map(line -> line.replaceFirst("\\s+#.*", "")).forEach(lines::add);
        }
    }

    /** The words of the line that begins so, with what its variables stand for; the launcher left out. */
    List<String> line(String beginning, Map<String, String> variables) {
        String found = lines.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("docs/operate.md has no line '" + beginning + "'"));
        given.add(found);
        String line = VARIABLE.matcher(found.replaceFirst("^\\./stele ", ""))
                .replaceAll(variable -> Matcher.quoteReplacement(value(variable.group(1), variables)));
        return List.of(line.split(" ", -1));
    }

    /** What nobody followed. */
    List<String> notGiven() {
        return lines.stream().filter(line -> !given.contains(line)).toList();
    }

    private static String value(String name, Map<String, String> variables) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("docs/operate.md uses $" + name + ", which the test has no value for");
        }
        return value;
    }
}
