package org.stele.gateway.fhir.structure;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.stele.gateway.fhir.json.StrictJson;
import tools.jackson.databind.JsonNode;

/** FHIR's primitive types: the JSON type each has and the form of its value (R4 datatypes.html#primitive). */
enum PrimitiveForm {
    BASE64BINARY,
    BOOLEAN,
    CANONICAL,
    CODE,
    DATE,
    DATETIME,
    DECIMAL,
    ID,
    INSTANT,
    INTEGER,
    MARKDOWN,
    OID,
    POSITIVEINT,
    STRING,
    TIME,
    UNSIGNEDINT,
    URI,
    URL,
    UUID,
    XHTML;

    private static final Pattern OID_FORM = Pattern.compile("urn:oid:[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Pattern UUID_FORM =
            Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    static PrimitiveForm named(String type) {
        return valueOf(type.toUpperCase(Locale.ROOT));
    }

    boolean hasJsonType(JsonNode value) {
        return switch (this) {
            case BOOLEAN -> value.isBoolean();
            case DECIMAL -> value.isNumber();
            case INTEGER, POSITIVEINT, UNSIGNEDINT -> value.isIntegralNumber();
            case BASE64BINARY, CANONICAL, CODE, DATE, DATETIME, ID, INSTANT, MARKDOWN -> value.isString();
            case OID, STRING, TIME, URI, URL, UUID, XHTML -> value.isString();
        };
    }

    /** Whether a value of the right JSON type has the form of this primitive. */
    boolean fits(JsonNode value) {
        return switch (this) {
            case BOOLEAN -> true;
            case DECIMAL -> value.decimalValue().toString().length() <= StrictJson.MAX_NUMBER;
            case INTEGER -> within(value, Integer.MIN_VALUE);
            case UNSIGNEDINT -> within(value, 0);
            case POSITIVEINT -> within(value, 1);
            case STRING, MARKDOWN -> Texts.isText(value.stringValue());
            case XHTML -> Narratives.isNarrative(value.stringValue());
            case CODE -> Texts.isCode(value.stringValue());
            case ID -> Texts.isId(value.stringValue());
            case URI, URL, CANONICAL -> Texts.hasNoSpace(value.stringValue());
            case OID -> OID_FORM.matcher(value.stringValue()).matches();
            case UUID -> UUID_FORM.matcher(value.stringValue()).matches();
            case BASE64BINARY -> Texts.isBase64(value.stringValue());
            case DATE -> Dates.isDate(value.stringValue());
            case DATETIME -> Dates.isDateTime(value.stringValue());
            case INSTANT -> Dates.isInstant(value.stringValue());
            case TIME -> Dates.isTime(value.stringValue());
        };
    }

    /** Whether a value of this type points to something, and may name another entry of a bundle. */
    boolean pointsElsewhere() {
        return this == URI || this == URL || this == CANONICAL || this == OID || this == UUID;
    }

    /** Whether a value of this type can be written by a person, in any words. */
    boolean isFreeText() {
        return this == STRING || this == MARKDOWN || this == XHTML || this == BASE64BINARY;
    }

    private static boolean within(JsonNode value, int least) {
        BigInteger number = value.bigIntegerValue();
        return number.bitLength() < Integer.SIZE && number.intValue() >= least;
    }
}
