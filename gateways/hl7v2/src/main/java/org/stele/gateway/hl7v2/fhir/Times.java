package org.stele.gateway.hl7v2.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DTM, TS and DT (HL7 v2.5.1 2.A.22) into FHIR's date, dateTime and instant, with the precision that they have. What has no offset is
 * taken for the header's, and for the sender's own zone where that has none.
 */
public final class Times {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.(\\d{1,4}))?)?)?)?)?)?([+-]\\d{4})?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final ZoneId zone;

    private Times(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The times of one message.
     *
     * @param header MSH-7, whose offset is that of the message
     */
    public static Times of(String header, ZoneId standard) {
        Matcher matcher = FORM.matcher(header);
        return new Times(
                matcher.matches() && matcher.group(8) != null
                        ? offset(matcher.group(8)).map(ZoneId.class::cast).orElse(standard)
                        : standard);
    }

    /** A FHIR dateTime; empty for what is no time. */
    public Optional<String> dateTime(String dtm) {
        Matcher matcher = FORM.matcher(dtm);
        return matcher.matches() ? read(matcher) : Optional.empty();
    }

    /** A FHIR date; a time of day is left out. */
    public Optional<String> date(String dtm) {
        return dateTime(dtm).map(text -> text.substring(0, Math.min(text.length(), "yyyy-mm-dd".length())));
    }

    /** A FHIR instant; empty for what is less exact than a minute. */
    public Optional<String> instant(String dtm) {
        return dateTime(dtm).filter(text -> text.indexOf('T') > 0);
    }

    /** The moment itself, with its fraction of a second; empty for what is less exact than a minute. */
    public Optional<Instant> exact(String dtm) {
        Matcher matcher = FORM.matcher(dtm);
        if (!matcher.matches() || matcher.group(5) == null) {
            return Optional.empty();
        }
        String fraction = Optional.ofNullable(matcher.group(7)).orElse("0");
        return read(matcher)
                .filter(text -> text.indexOf('T') > 0)
                .map(text -> OffsetDateTime.parse(text, TIME).toInstant())
                .map(second -> second.plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9))));
    }

    private Optional<String> read(Matcher parts) {
        try {
            Year year = Year.of(number(parts, 1));
            if (parts.group(2) == null) {
                return Optional.of(parts.group(1));
            }
            YearMonth month = year.atMonth(Month.of(number(parts, 2)));
            if (parts.group(3) == null) {
                return Optional.of(month.toString());
            }
            LocalDate day = month.atDay(number(parts, 3));
            return parts.group(4) == null || parts.group(5) == null
                    ? Optional.of(day.toString())
                    : Optional.of(time(parts, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String time(Matcher parts, LocalDate day) {
        int second = parts.group(6) == null ? 0 : number(parts, 6);
        LocalDateTime local = day.atTime(number(parts, 4), number(parts, 5), second);
        ZoneId at = parts.group(8) == null
                ? zone
                : offset(parts.group(8)).orElseThrow(() -> new DateTimeException("no offset"));
        return local.atZone(at).format(TIME);
    }

    private static Optional<ZoneOffset> offset(String text) {
        try {
            ZoneOffset offset = ZoneOffset.of(text);
            return Optional.of(offset).filter(it -> Math.abs(it.getTotalSeconds()) <= 14 * 3600);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
