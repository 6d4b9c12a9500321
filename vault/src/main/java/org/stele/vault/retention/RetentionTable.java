package org.stele.vault.retention;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The retention rules of one jurisdiction. A table is text, a rule a line: jurisdiction, kind or {@code *}, period (ISO 8601,
 * from the day of recording), {@code RESTRICT} or {@code REFUSE}, ground; separated by blanks; {@code #} begins a comment. Each
 * jurisdiction has a line for {@code *}, so that no kind is without a rule.
 */
public final class RetentionTable {
    /** The ground where a legal hold forbids erasing, whatever the table says. */
    public static final String LEGAL_HOLD = "LEGAL_HOLD";

    private static final int FIELDS = 5;
    private final Map<String, RetentionRule> rules;

    private RetentionTable(Map<String, RetentionRule> rules) {
        this.rules = rules;
    }

    /** The table that comes with the vault: examples to start from, to be confirmed by counsel. */
    public static RetentionTable builtIn(String jurisdiction) {
        try (InputStream in = Objects.requireNonNull(
                RetentionTable.class.getResourceAsStream("retention.txt"), "retention.txt is not on the class path")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), jurisdiction);
        } catch (IOException e) {
            throw new UncheckedIOException("retention.txt cannot be read", e);
        }
    }

    /**
     * Reads the rules of one jurisdiction, and checks those of the others too.
     *
     * @throws IllegalArgumentException where a line is not of the form, a rule stands twice, or the jurisdiction has no line
     *     for {@code *}; the message names the line
     */
    public static RetentionTable parse(String text, String jurisdiction) {
        Map<String, RetentionRule> all = new HashMap<>();
        Map<String, RetentionRule> own = new HashMap<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String content = line.replaceFirst("#.*", "").strip();
            if (!content.isEmpty()) {
                RetentionRule rule = rule(content, number);
                if (all.put(rule.jurisdiction() + " " + rule.kind(), rule) != null) {
                    throw new IllegalArgumentException(
                            "retention table, line " + number + ": a second rule for the same");
                }
                if (rule.jurisdiction().equals(jurisdiction)) {
                    own.put(rule.kind(), rule);
                }
            }
        }
        if (!own.containsKey(RetentionRule.ANY)) {
            throw new IllegalArgumentException("the retention table has no line '" + jurisdiction + " *'");
        }
        return new RetentionTable(own);
    }

    /**
     * What may be done today with a record that nothing else keeps.
     *
     * @param kind its resource type
     * @param recorded the day it was recorded
     */
    public Decision decide(String kind, LocalDate recorded, LocalDate today) {
        RetentionRule any = Objects.requireNonNull(rules.get(RetentionRule.ANY));
        return rules.getOrDefault(kind, any).decide(recorded, today);
    }

    private static RetentionRule rule(String content, int number) {
        String[] fields = content.split("\\s+", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("retention table, line " + number + ": expected " + FIELDS + " fields");
        }
        try {
            RetentionRule.Treatment treatment = RetentionRule.Treatment.valueOf(fields[3]);
            return new RetentionRule(fields[0], fields[1], Period.parse(fields[2]), treatment, fields[4]);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("retention table, line " + number + ": " + e.getMessage(), e);
        }
    }
}
