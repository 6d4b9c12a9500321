package org.stele.vault.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Pattern;

/**
 * One line of the table.
 *
 * @param jurisdiction ISO 3166 code of a country, or of a part of it: {@code DE}, {@code US}, {@code US-MA}
 * @param kind a resource type, or {@code *} for all that no other line names
 * @param keep how long from the day of recording; zero where nothing keeps it
 * @param treatment what happens to a request before that
 * @param ground the closed code that the answer gives
 */
record RetentionRule(String jurisdiction, String kind, Period keep, Treatment treatment, String ground) {
    static final String ANY = "*";
    private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    private static final Pattern KIND = Pattern.compile("\\*|[A-Z][A-Za-z]{1,39}");
    private static final Pattern GROUND = Pattern.compile("[A-Z][A-Z0-9_]{1,47}");

    /** What happens to a request for erasure while a record must be kept. */
    enum Treatment {
        RESTRICT,
        REFUSE
    }

    RetentionRule {
        if (!JURISDICTION.matcher(jurisdiction).matches()
                || !KIND.matcher(kind).matches()
                || !GROUND.matcher(ground).matches()
                || keep.isNegative()) {
            throw new IllegalArgumentException("expected: jurisdiction, kind or *, period, RESTRICT or REFUSE, GROUND");
        }
    }

    Decision decide(LocalDate recorded, LocalDate today) {
        LocalDate free = recorded.plus(keep);
        if (!today.isBefore(free)) {
            return new Decision.Erase();
        }
        return switch (treatment) {
            case RESTRICT -> new Decision.RestrictUntil(free, ground);
            case REFUSE -> new Decision.Refuse(ground);
        };
    }
}
