package org.stele.gateway.fhir.search.parameter;

import java.util.Locale;

/** How the values of a search parameter compare (R4 search.html#ptypes). Those that join several are apart; special ones are not supported. */
public enum ParameterType {
    TOKEN,
    STRING,
    DATE,
    REFERENCE,
    URI,
    NUMBER,
    QUANTITY;

    /** As the standard writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ParameterType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether values of it can be taken from an element of this type. */
    boolean reads(String element) {
        return switch (element) {
            case "CodeableConcept", "Coding", "Identifier", "ContactPoint", "code", "boolean", "id" -> this == TOKEN;
            case Source.PRESENT, Source.ABSENT -> this == TOKEN;
            case "string" -> this == STRING || this == TOKEN;
            case "markdown", "HumanName", "Address" -> this == STRING;
            case "date", "dateTime", "instant", "Period", "Timing" -> this == DATE;
            case "Reference" -> this == REFERENCE;
            case "canonical", "uri" -> this == REFERENCE || this == URI;
            case "url", "oid", "uuid" -> this == URI;
            case "decimal", "integer", "positiveInt", "unsignedInt" -> this == NUMBER;
            case "Range" -> this == NUMBER || this == QUANTITY;
            case "Quantity", "Age", "Duration", "Distance", "Count", "Money" -> this == QUANTITY;
            default -> false;
        };
    }
}
