package org.stele.gateway.fhir.search.term;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * All values between two, both included; none: open on that side. A date is the milliseconds since 1970 that it may mean.
 *
 * <p>Its text form is {@code least..greatest}.
 */
public record Interval(Optional<BigDecimal> least, Optional<BigDecimal> greatest) {
    private static final String TO = "..";

    public static Interval of(BigDecimal least, BigDecimal greatest) {
        return new Interval(Optional.of(least), Optional.of(greatest));
    }

    /** To the millisecond. */
    public static Interval at(Instant time) {
        return of(time.toEpochMilli(), time.toEpochMilli());
    }

    static Interval of(long least, long greatest) {
        return of(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest));
    }

    /** The text form back, which only this program writes. */
    public static Interval parse(String text) {
        int to = text.indexOf(TO);
        return new Interval(number(text.substring(0, to)), number(text.substring(to + TO.length())));
    }

    private static Optional<BigDecimal> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** Whether all of the other lies in it. */
    public boolean contains(Interval other) {
        return !startsBefore(other, this) && !endsAfter(other, this);
    }

    public boolean overlaps(Interval other) {
        return !isBefore(other) && !other.isBefore(this);
    }

    /** Whether all of it lies below the other. */
    public boolean isBefore(Interval other) {
        return greatest.isPresent() && other.least.isPresent() && greatest.get().compareTo(other.least.get()) < 0;
    }

    /** Whether {@code one} has values below all of the other's. */
    public static boolean startsBefore(Interval one, Interval other) {
        return other.least.isPresent()
                && (one.least.isEmpty() || one.least.get().compareTo(other.least.get()) < 0);
    }

    /** Whether {@code one} has values above all of the other's. */
    public static boolean endsAfter(Interval one, Interval other) {
        return other.greatest.isPresent()
                && (one.greatest.isEmpty() || one.greatest.get().compareTo(other.greatest.get()) > 0);
    }

    @Override
    public String toString() {
        return least.map(BigDecimal::toPlainString).orElse("")
                + TO
                + greatest.map(BigDecimal::toPlainString).orElse("");
    }
}
