package org.stele.gateway.fhir.search.term;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A FHIR date, dateTime or instant, or what a search may shorten it to (R4 search.html#date), as the milliseconds that it may
 * mean. Where it has no offset it is taken for UTC.
 */
public final class DateText {
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;
    private static final Pattern MINUTE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern SECOND =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern FRACTION =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{1,9}(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");

    private DateText() {}

    /** Nothing where it is none of these. */
    public static Optional<Interval> parse(String text) {
        try {
            return switch (text.length()) {
                case YEAR ->
                    Optional.of(days(
                            Year.parse(text).atDay(1),
                            Year.parse(text).plusYears(1).atDay(1)));
                case MONTH ->
                    Optional.of(days(
                            YearMonth.parse(text).atDay(1),
                            YearMonth.parse(text).plusMonths(1).atDay(1)));
                case DAY ->
                    Optional.of(
                            days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1)));
                default -> time(text);
            };
        } catch (DateTimeException | ArithmeticException e) {
            // no date of the calendar, or none that milliseconds count to
            return Optional.empty();
        }
    }

    private static Interval days(LocalDate first, LocalDate next) {
        return Interval.of(millis(first), millis(next) - 1);
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static Optional<Interval> time(String text) {
        if (MINUTE.matcher(text).matches()) {
            return Optional.of(from(text, 60_000));
        }
        if (SECOND.matcher(text).matches()) {
            return Optional.of(from(text, 1_000));
        }
        return FRACTION.matcher(text).matches() ? Optional.of(from(text, 1)) : Optional.empty();
    }

    private static Interval from(String text, long millis) {
        Instant start = OFFSET.matcher(text).matches()
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        return Interval.of(start.toEpochMilli(), start.toEpochMilli() + millis - 1);
    }
}
