package org.stele.vault.segment;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Why a record is kept unreadable, and how long.
 *
 * @param until the first day on which it may be erased
 * @param ground a closed code of the retention table: {@code STATUTORY_RETENTION}
 */
public record Restriction(LocalDate until, String ground) {
    private static final Pattern GROUND = Pattern.compile("[A-Z][A-Z0-9_]{1,47}");

    public Restriction {
        if (!GROUND.matcher(ground).matches()) {
            throw new IllegalArgumentException("not a ground: expected capitals, digits and underscores");
        }
    }
}
