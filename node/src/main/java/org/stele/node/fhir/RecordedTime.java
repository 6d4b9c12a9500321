package org.stele.node.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * When a resource was recorded, for retention: the latest of the times that its kind says this by; the time of its intake where
 * it says none, or one in the future.
 */
final class RecordedTime {
    private static final List<String> ELEMENTS = List.of(
            "issued",
            "recorded",
            "recordedDate",
            "authoredOn",
            "dateAsserted",
            "created",
            "date",
            "dateWritten",
            "whenHandedOver",
            "sent",
            "effectiveDateTime",
            "effectiveInstant",
            "effectivePeriod.end",
            "effectivePeriod.start",
            "performedDateTime",
            "performedPeriod.end",
            "performedPeriod.start",
            "occurrenceDateTime",
            "occurrencePeriod.end",
            "period.end",
            "period.start",
            "billablePeriod.end",
            "started",
            "onsetDateTime");

    private RecordedTime() {}

    /** Milliseconds since 1970, never before. */
    static long of(JsonNode resource, Instant intake) {
        return ELEMENTS.stream()
                .map(element -> time(at(resource, element)))
                .flatMapToLong(OptionalLong::stream)
                .filter(time -> time <= intake.toEpochMilli())
                .max()
                .orElse(intake.toEpochMilli());
    }

    private static String at(JsonNode resource, String element) {
        JsonNode node = resource;
        for (String name : element.split("\\.", -1)) {
            node = node.path(name);
        }
        return node.asString("");
    }

    /** A FHIR date, dateTime or instant; the beginning of the day where it has no time. */
    private static OptionalLong time(String text) {
        try {
            long millis = switch (text.length()) {
                case 0 -> -1;
                case 4 -> millis(Year.parse(text).atDay(1));
                case 7 -> millis(YearMonth.parse(text).atDay(1));
                case 10 -> millis(LocalDate.parse(text));
                default -> OffsetDateTime.parse(text).toInstant().toEpochMilli();
            };
            return millis < 0 ? OptionalLong.empty() : OptionalLong.of(millis);
        } catch (DateTimeParseException | ArithmeticException e) {
            // no time, or one that milliseconds cannot count to
            return OptionalLong.empty();
        }
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
