package org.stele.gateway.fhir.label;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads rules in the format of docs/labels.md, strictly: a line that is not understood stops the node at its start. */
final class RuleSetReader {
    private final RuleSet rules = new RuleSet();
    private final Map<String, CodeRules> byAlias = new HashMap<>();

    private RuleSetReader() {}

    /** The rules in the jar. */
    static RuleSet standard() {
        try (InputStream in = RuleSetReader.class.getResourceAsStream("stele.labels")) {
            return read(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own label rules are unreadable: install again", e);
        }
    }

    /** @throws IllegalArgumentException with the number of the first line that breaks the format */
    static RuleSet read(String text) {
        RuleSetReader reader = new RuleSetReader();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.numbered(i + 1, withoutComment(lines.get(i)));
        }
        if (reader.rules.version().isEmpty()) {
            throw new IllegalArgumentException("label rules: no line says the version");
        }
        return reader.rules;
    }

    private static String withoutComment(String line) {
        int mark = line.startsWith("#") ? 0 : line.indexOf(" #");
        return mark < 0 ? line : line.substring(0, mark);
    }

    private void numbered(int number, String line) {
        try {
            if (!line.isBlank()) {
                rule(line.strip());
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "label rules, line " + number + ": not in the format of docs/labels.md", e);
        }
    }

    private void rule(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "version" -> rules.version(words[1]);
            case "system" -> rules.bySystem.put(words[2], byAlias.computeIfAbsent(words[1], it -> new CodeRules()));
            case "neutral" -> rules.neutralSystems.add(words[1]);
            case "kind" -> rules.kinds.put(words[1], Domain.named(words[2]));
            case "aggregate" -> rules.aggregates.add(words[1]);
            case "quotes" -> rules.quotes.add(words[1]);
            case "plain" -> rules.plain.addAll(Arrays.asList(words).subList(1, words.length));
            case "phrase" -> rules.phrases.add(rest(line, 1).toLowerCase(Locale.ROOT));
            case "term" -> rules.terms.add(rest(line, 2), Sensitivity.valueOf(words[1]));
            case "all" -> system(words[1]).prefix("", effect(words, 2));
            case "prefix" -> system(words[1]).prefix(words[2], effect(words, 3));
            case "code" -> system(words[1]).exact(words[2], effect(words, 3));
            default -> throw new IllegalArgumentException("unknown word");
        }
    }

    private CodeRules system(String alias) {
        CodeRules system = byAlias.get(alias);
        if (system == null) {
            throw new IllegalArgumentException("unknown system");
        }
        return system;
    }

    private static Effect effect(String[] words, int from) {
        Effect effect = Effect.of(Arrays.copyOfRange(words, from, words.length));
        if (effect.domains().isEmpty()) {
            throw new IllegalArgumentException("no domain");
        }
        return effect;
    }

    private static String rest(String line, int words) {
        return line.split(" ", words + 1)[words];
    }
}
