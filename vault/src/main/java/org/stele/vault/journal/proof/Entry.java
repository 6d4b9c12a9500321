package org.stele.vault.journal.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What one entry says. Times are the vault's own clock, to the millisecond.
 *
 * @param outcome {@code OK} or the closed code of a refusal
 */
public record Entry(Instant time, Use use, Touched records, String outcome) {
    public static final String OK = "OK";
    private static final Pattern OUTCOME = Pattern.compile("[A-Z][A-Z0-9_]{1,47}");

    public Entry {
        if (!OUTCOME.matcher(outcome).matches()) {
            throw new IllegalArgumentException("not an outcome: expected capitals, digits and underscores");
        }
        if (!time.equals(time.truncatedTo(ChronoUnit.MILLIS)) || time.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("a journal's time is a whole millisecond since 1970");
        }
    }
}
