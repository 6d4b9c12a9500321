package org.stele.gateway.ccda.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.document.Notes;
import tools.jackson.databind.node.ObjectNode;

/**
 * TS and IVL_TS into FHIR's date, dateTime, instant and Period, with the precision that they have. A time of day without an offset has
 * the document's; where that has none, only the day is taken, since FHIR knows no time without one. One thread.
 */
public final class Times {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(\\.\\d{1,9})?\\d*)?)?)?)?)?([+-]\\d{4})?");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final int DATE = "yyyy-mm-dd".length();
    private static final int HOURS = 14;

    private final Notes notes;
    private final Optional<ZoneOffset> offset;

    /** @param document its effectiveTime, whose offset is that of all in it that have none */
    public Times(Element document, Notes notes) {
        this.notes = notes;
        Matcher matcher = FORM.matcher(document.attribute("value"));
        this.offset = matcher.matches() ? offset(matcher) : Optional.empty();
    }

    /** A FHIR dateTime of the TS itself; notes what is none. */
    public Optional<String> dateTime(Element ts) {
        String value = ts.attribute("value");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(value);
        Optional<String> time = matcher.matches() ? read(matcher) : Optional.empty();
        if (time.isEmpty()) {
            notes.add(Note.Code.NO_TIME, ts, "no time: left out");
        }
        return time;
    }

    /** A FHIR date; a time of day is left out. */
    public Optional<String> date(Element ts) {
        return dateTime(ts).map(Times::day);
    }

    /** The moment itself; empty for what is less exact than a minute. */
    public Optional<Instant> exact(Element ts) {
        return dateTime(ts)
                .filter(Times::isExact)
                .map(text -> OffsetDateTime.parse(text).toInstant());
    }

    public static boolean isExact(String dateTime) {
        return dateTime.indexOf('T') > 0;
    }

    /** The one moment of an IVL_TS: its value, its centre, or both its ends. */
    public Optional<String> moment(Element ivl) {
        Optional<String> own = dateTime(ivl).or(() -> dateTime(ivl.at("center")));
        if (own.isPresent()) {
            return own;
        }
        Optional<String> low = dateTime(ivl.at("low"));
        return low.filter(it -> dateTime(ivl.at("high")).filter(it::equals).isPresent());
    }

    /** When it began: the moment or the beginning. */
    public Optional<String> beginning(Element ivl) {
        return moment(ivl).or(() -> dateTime(ivl.at("low")));
    }

    /** A Period; empty where neither end is known. */
    public ObjectNode period(Element ivl) {
        Optional<String> moment = moment(ivl);
        Optional<String> start = moment.or(() -> dateTime(ivl.at("low")));
        Optional<String> end = moment.or(() -> dateTime(ivl.at("high")));
        if (start.isPresent() && end.isPresent() && day(start.get()).compareTo(day(end.get())) > 0) {
            notes.add(Note.Code.NO_TIME, ivl.at("high"), "before the beginning: left out");
            end = Optional.empty();
        }
        return Json.put(Json.put(Json.object(), "start", start), "end", end);
    }

    /** Puts a time as an element's {@code …DateTime} or {@code …Period}. */
    public void put(ObjectNode resource, String element, Element ivl) {
        Optional<String> moment = moment(ivl);
        Json.put(resource, element + "DateTime", moment);
        if (moment.isEmpty()) {
            Json.set(resource, element + "Period", period(ivl));
        }
    }

    private static String day(String dateTime) {
        return dateTime.substring(0, Math.min(dateTime.length(), DATE));
    }

    private Optional<String> read(Matcher parts) {
        try {
            Year year = Year.of(number(parts, 1));
            if (parts.group(2) == null) {
                return year.getValue() == 0 ? Optional.empty() : Optional.of(parts.group(1));
            }
            YearMonth month = year.atMonth(Month.of(number(parts, 2)));
            if (parts.group(3) == null) {
                return Optional.of(month.toString());
            }
            LocalDate day = month.atDay(number(parts, 3));
            return Optional.of(parts.group(5) == null ? day.toString() : time(parts, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String time(Matcher parts, LocalDate day) {
        int second = parts.group(6) == null ? 0 : number(parts, 6);
        LocalDateTime local = day.atTime(number(parts, 4), number(parts, 5), second);
        Optional<ZoneOffset> zone = parts.group(8) == null ? offset : offset(parts);
        String fraction = Optional.ofNullable(parts.group(7)).orElse("");
        return zone.map(at -> local.format(MINUTE) + fraction + colons(at)).orElseGet(day::toString);
    }

    private static String colons(ZoneOffset zone) {
        return zone.equals(ZoneOffset.UTC) ? "+00:00" : zone.toString();
    }

    private static Optional<ZoneOffset> offset(Matcher parts) {
        try {
            return Optional.ofNullable(parts.group(8))
                    .map(ZoneOffset::of)
                    .filter(it -> Math.abs(it.getTotalSeconds()) <= HOURS * 3600);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
