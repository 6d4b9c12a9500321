package org.stele.gateway.hl7v2.translate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Concepts;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Field;
import org.stele.gateway.hl7v2.message.Segment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** OBX-5, of the type that OBX-2 says, into the value of an Observation; several become components. */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})");
    private static final Pattern CLOCK = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})?");
    private static final List<String> COMPARATORS = List.of("<", "<=", ">", ">=");
    private static final int TYPE = 2;
    private static final int VALUE = 5;
    private static final int UNITS = 6;

    private final Draft draft;
    private final Segment obx;
    private final List<Segment> lines;

    private record Value(String element, JsonNode content) {}

    private Values(Draft draft, List<Segment> lines) {
        this.draft = draft;
        this.obx = lines.getFirst();
        this.lines = lines;
    }

    /** @param lines one segment, or several that are the lines of one text */
    static void put(Draft draft, ObjectNode observation, List<Segment> lines) {
        Values values = new Values(draft, lines);
        Segment obx = lines.getFirst();
        List<Value> all = obx.valued(VALUE).stream().map(values::value).toList();
        if (values.isText()) {
            Json.put(observation, "valueString", values.withUnits(values.lines()));
        } else if (all.size() == 1) {
            observation.set(all.getFirst().element(), all.getFirst().content());
        } else {
            Json.set(observation, "component", Json.list(all.stream().map(values::component)));
        }
    }

    private boolean isText() {
        return List.of("TX", "FT", "ST", "").contains(obx.value(TYPE));
    }

    /** Repetitions of a text are its lines (HL7 v2.5.1 2.A.79). */
    private String lines() {
        return lines.stream().flatMap(Values::texts).collect(Collectors.joining("\n"));
    }

    /** A number that is written as a text means nothing without its unit. */
    private String withUnits(String text) {
        String unit = unit();
        return text.isEmpty() || unit.isEmpty() || text.endsWith(unit) ? text : text + " " + unit;
    }

    private String unit() {
        Field units = obx.field(UNITS);
        return units.value(2).isEmpty() ? units.value() : units.value(2);
    }

    private ObjectNode component(Value value) {
        ObjectNode component = Json.set(Json.object(), "code", Concepts.of(obx.field(3)));
        return component.set(value.element(), value.content());
    }

    private Value value(Field field) {
        return switch (obx.value(TYPE)) {
            case "NM" ->
                number(field.value()).map(it -> new Value("valueQuantity", it)).orElseGet(() -> unread(field));
            case "SN" -> structured(field).orElseGet(() -> unread(field));
            case "CE", "CWE", "CNE", "CF" -> new Value("valueCodeableConcept", Concepts.of(field));
            case "IS", "ID" -> new Value("valueCodeableConcept", Concepts.of(field));
            case "DT" ->
                draft.times()
                        .date(field.value())
                        .map(it -> new Value("valueDateTime", text(it)))
                        .orElseGet(() -> unread(field));
            case "TS", "DTM" ->
                draft.times()
                        .dateTime(field.value())
                        .map(it -> new Value("valueDateTime", text(it)))
                        .orElseGet(() -> unread(field));
            case "TM" ->
                time(field.value()).map(it -> new Value("valueTime", text(it))).orElseGet(() -> unread(field));
            default -> new Value("valueString", text(withUnits(whole(field))));
        };
    }

    /** What it says stays, as words. */
    private Value unread(Field field) {
        draft.note(ErrorCode.DATA_TYPE, obx, VALUE, "no value of the type that OBX-2 says: kept as a text");
        return new Value("valueString", text(withUnits(whole(field))));
    }

    private Optional<ObjectNode> number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        ObjectNode quantity = Json.object();
        quantity.set("value", JsonNodeFactory.instance.numberNode(decimal(text)));
        units(quantity);
        return Optional.of(quantity);
    }

    /** A point at the end is no part of a number in JSON; zeros behind it are its precision. */
    private static BigDecimal decimal(String text) {
        return new BigDecimal(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    }

    private void units(ObjectNode quantity) {
        Field units = obx.field(UNITS);
        Json.put(quantity, "unit", unit());
        if (units.value(3).equals("UCUM")) {
            quantity.put("system", "http://unitsofmeasure.org");
            Json.put(quantity, "code", units.value());
        }
    }

    /** SN: comparator, number, what stands between, number (HL7 v2.5.1 2.A.70). */
    private Optional<Value> structured(Field sn) {
        boolean isCompared = !sn.value(1).isEmpty() && !sn.value(1).equals("=");
        boolean isOne = sn.value(3).isEmpty();
        if (isOne ? !sn.value(4).isEmpty() : isCompared) {
            return Optional.empty(); // FHIR has no element for all of it
        }
        return switch (sn.value(3)) {
            case "" -> number(sn.value(2)).flatMap(it -> compared(it, sn.value(1)));
            case "-" ->
                both(sn).map(it -> new Value(
                        "valueRange",
                        Json.set(Json.object(), "low", it.getFirst()).set("high", it.getLast())));
            case ":", "/" ->
                both(sn).map(it -> new Value(
                        "valueRatio",
                        Json.set(Json.object(), "numerator", it.getFirst()).set("denominator", it.getLast())));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> compared(ObjectNode quantity, String comparator) {
        if (comparator.isEmpty() || comparator.equals("=")) {
            return Optional.of(new Value("valueQuantity", quantity));
        }
        return COMPARATORS.contains(comparator)
                ? Optional.of(new Value("valueQuantity", quantity.put("comparator", comparator)))
                : Optional.empty();
    }

    private Optional<List<ObjectNode>> both(Field sn) {
        return number(sn.value(2)).flatMap(low -> number(sn.value(4)).map(high -> List.of(low, high)));
    }

    private static Optional<String> time(String tm) {
        var matcher = CLOCK.matcher(tm);
        boolean isTime = matcher.matches()
                && Integer.parseInt(matcher.group(1)) < 24
                && Integer.parseInt(matcher.group(2)) < 60
                && (matcher.group(3) == null || Integer.parseInt(matcher.group(3)) < 60);
        return isTime
                ? Optional.of(matcher.group(1) + ":" + matcher.group(2) + ":"
                        + Optional.ofNullable(matcher.group(3)).orElse("00"))
                : Optional.empty();
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    /** All that the field says, parts parted by blanks. */
    private static String whole(Field field) {
        return field.components().stream()
                .flatMap(List::stream)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static Stream<String> texts(Segment obx) {
        return obx.valued(VALUE).stream().map(Values::whole);
    }
}
