package org.stele.gateway.hl7v2.write;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** FHIR's date, dateTime and instant into DTM (HL7 v2.5.1 2.A.22), with the precision and the offset that they have. */
final class Stamps {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSxx").withZone(ZoneOffset.UTC);
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2}):(\\d{2})(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2}))?)?)?");
    private static final int FRACTION = 5;

    private Stamps() {}

    static String of(Instant time) {
        return UTC.format(time);
    }

    /** Empty for what is no time. */
    static String of(String time) {
        Matcher parts = FORM.matcher(time);
        if (!parts.matches()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int part = 1; part <= 6 && parts.group(part) != null; part++) {
            text.append(parts.group(part));
        }
        if (parts.group(7) != null) {
            text.append(parts.group(7), 0, Math.min(FRACTION, parts.group(7).length()));
        }
        return parts.group(8) == null
                ? text.toString()
                : text.append(offset(parts.group(8))).toString();
    }

    private static String offset(String offset) {
        return offset.equals("Z") ? "+0000" : offset.replace(":", "");
    }
}
