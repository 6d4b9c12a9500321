package org.stele.gateway.fhir.search.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.stele.gateway.fhir.search.term.DateText;
import org.stele.gateway.fhir.search.term.Interval;

/** A value with its prefix, ready to be compared. */
record Comparison(Prefix prefix, Interval asked, Interval exact, Interval about) implements Predicate<Interval> {
    private static final BigDecimal TEN = BigDecimal.TEN;
    /** Smaller than any difference there can be: the upper end itself is not meant. */
    private static final BigDecimal LEAST = BigDecimal.ONE.scaleByPowerOfTen(-300);

    private static final BigDecimal HALF = new BigDecimal("0.5");

    @Override
    public boolean test(Interval target) {
        return prefix.test(target, asked, exact, about);
    }

    /** Nothing where it is no number. */
    static Optional<Comparison> ofNumber(String value) {
        Optional<Prefix> prefix = Prefix.of(value);
        return number(prefix.isPresent() ? value.substring(2) : value)
                .map(number -> new Comparison(
                        prefix.orElse(Prefix.EQ),
                        around(number, implicit(number)),
                        Interval.of(number, number),
                        around(number, number.abs().divide(TEN).max(implicit(number)))));
    }

    /** Nothing where it is no date. */
    static Optional<Comparison> ofDate(String value, InstantSource clock) {
        Optional<Prefix> prefix = Prefix.of(value);
        return DateText.parse(prefix.isPresent() ? value.substring(2) : value)
                .map(date -> new Comparison(prefix.orElse(Prefix.EQ), date, date, about(date, clock)));
    }

    /** R4 search.html#number: 100 means from 99.5 to less than 100.5, 100.00 from 99.995. */
    private static BigDecimal implicit(BigDecimal number) {
        return HALF.scaleByPowerOfTen(-number.scale());
    }

    private static Interval around(BigDecimal number, BigDecimal distance) {
        return Interval.of(number.subtract(distance), number.add(distance).subtract(LEAST));
    }

    /** R4 search.html#prefix: within a tenth of the time between it and now. */
    private static Interval about(Interval date, InstantSource clock) {
        BigDecimal least = date.least().orElseThrow();
        BigDecimal greatest = date.greatest().orElseThrow();
        BigDecimal distance =
                BigDecimal.valueOf(clock.millis()).subtract(least).abs().divide(TEN, RoundingMode.CEILING);
        return Interval.of(least.subtract(distance), greatest.add(distance));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > 40
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(text)).filter(Comparison::bearable);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Not {@code 1e999999999}, which would take all memory to be added to. */
    private static boolean bearable(BigDecimal number) {
        return Math.abs(number.scale()) <= 100;
    }
}
