package org.stele.gateway.hl7v2.write;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * What of a person is still so: v2 would say it as if it were.
 *
 * @param day in UTC, as FHIR's date has it
 */
record Validity(String day) {
    private static final int DAY = 10;

    static Validity at(Instant time) {
        return new Validity(time.toString().substring(0, DAY));
    }

    /** Not where it is marked as old, or ended before that day; a month and a year last to their end. */
    boolean isCurrent(JsonNode element) {
        String end = element.path("period").path("end").asString("");
        String last = end.substring(0, Math.min(DAY, end.length()));
        boolean hasEnded = last.compareTo(day.substring(0, last.length())) < 0;
        return !hasEnded && !element.path("use").asString("").equals("old");
    }
}
