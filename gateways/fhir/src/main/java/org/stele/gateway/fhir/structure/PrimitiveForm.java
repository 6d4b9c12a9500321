package org.stele.gateway.fhir.structure;

import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** FHIR's primitive types: the JSON type each has and the form of its value (R4 datatypes.html#primitive). */
enum PrimitiveForm {
    BOOLEAN(JsonNodeType.BOOLEAN, it -> true),
    INTEGER(JsonNodeType.NUMBER, it -> within(it, Integer.MIN_VALUE)),
    UNSIGNEDINT(JsonNodeType.NUMBER, it -> within(it, 0)),
    POSITIVEINT(JsonNodeType.NUMBER, it -> within(it, 1)),
    DECIMAL(JsonNodeType.NUMBER, it -> true),
    STRING(it -> Texts.isText(it)),
    MARKDOWN(it -> Texts.isText(it)),
    XHTML(it -> Narratives.isNarrative(it)),
    CODE(it -> Texts.isCode(it)),
    ID(it -> Texts.isId(it)),
    URI(it -> Texts.hasNoSpace(it)),
    URL(it -> Texts.hasNoSpace(it)),
    CANONICAL(it -> Texts.hasNoSpace(it)),
    OID(matching("urn:oid:[0-2](\\.(0|[1-9][0-9]*))+")),
    UUID(matching("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")),
    BASE64BINARY(it -> Texts.isBase64(it)),
    DATE(it -> Dates.isDate(it)),
    DATETIME(it -> Dates.isDateTime(it)),
    INSTANT(it -> Dates.isInstant(it)),
    TIME(it -> Dates.isTime(it));

    private final JsonNodeType json;
    private final Predicate<JsonNode> form;

    PrimitiveForm(Predicate<String> form) {
        this(JsonNodeType.STRING, node -> form.test(node.stringValue()));
    }

    PrimitiveForm(JsonNodeType json, Predicate<JsonNode> form) {
        this.json = json;
        this.form = form;
    }

    static PrimitiveForm named(String type) {
        return valueOf(type.toUpperCase(Locale.ROOT));
    }

    boolean hasJsonType(JsonNode value) {
        return value.getNodeType() == json
                && (this == DECIMAL || json != JsonNodeType.NUMBER || value.isIntegralNumber());
    }

    /** Whether a value of the right JSON type has the form of this primitive. */
    boolean fits(JsonNode value) {
        return form.test(value);
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

    private static Predicate<String> matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return it -> pattern.matcher(it).matches();
    }
}
