package org.stele.gateway.ccda.translate;

import java.math.BigDecimal;
import java.util.Optional;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.fhir.Json;
import org.stele.gateway.ccda.fhir.Quantities;
import org.stele.gateway.ccda.fhir.Tables;
import tools.jackson.databind.node.ObjectNode;

/** An observation's value, by its type, into {@code value[x]}. */
final class Values {
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private Values() {}

    static void put(Draft draft, Element value, ObjectNode observation) {
        if (value.isNull()) {
            absent(draft, value, observation);
            return;
        }
        switch (value.attribute("xsi:type")) {
            case "PQ", "REAL", "MO" ->
                Json.set(observation, "valueQuantity", draft.quantities().of(value));
            case "IVL_PQ" -> interval(draft, value, observation);
            case "INT" -> integer(draft, value, observation);
            case "CD", "CE", "CO", "CV", "CS" ->
                Json.set(observation, "valueCodeableConcept", draft.concepts().of(value));
            case "ST", "ED" -> text(draft, value, observation);
            case "BL" -> bool(value, observation);
            case "TS" -> Json.put(observation, "valueDateTime", draft.times().dateTime(value));
            case "IVL_TS" -> Json.set(observation, "valuePeriod", draft.times().period(value));
            case "RTO", "RTO_PQ_PQ", "RTO_QTY_QTY" ->
                Json.set(observation, "valueRatio", draft.quantities().ratio(value));
            default -> other(draft, value);
        }
    }

    private static void other(Draft draft, Element value) {
        if (value.isThere()) {
            draft.note(Note.Code.NO_VALUE, value, "a value of a type that is not read: left out");
            value.readWhole();
        }
    }

    /** A code that is not of the list may still have a translation, or a text. */
    private static void absent(Draft draft, Element value, ObjectNode observation) {
        ObjectNode concept = draft.concepts().of(value);
        if (concept.isEmpty()) {
            String reason = Tables.code("null", value.attribute("nullFlavor")).orElse("unknown");
            observation.set("dataAbsentReason", Json.concept(ABSENT, reason));
        } else {
            observation.set("valueCodeableConcept", concept);
        }
    }

    private static void interval(Draft draft, Element value, ObjectNode observation) {
        ObjectNode range = draft.quantities().ends(value);
        if (range.size() == 2) {
            observation.set("valueRange", range);
        } else {
            ObjectNode beyond = draft.quantities().beyond(value);
            Json.set(
                    observation,
                    "valueQuantity",
                    beyond.isEmpty() ? draft.quantities().of(value) : beyond);
        }
    }

    private static void integer(Draft draft, Element value, ObjectNode observation) {
        Optional<BigDecimal> number = Quantities.number(value.attribute("value"))
                .filter(it -> it.stripTrailingZeros().scale() <= 0 && it.abs().compareTo(MOST) <= 0);
        if (number.isPresent()) {
            observation.put("valueInteger", number.get().intValueExact());
        } else {
            Json.set(observation, "valueQuantity", draft.quantities().of(value));
        }
    }

    private static void text(Draft draft, Element value, ObjectNode observation) {
        Optional<String> said = draft.concepts().said(value);
        Json.put(observation, "valueString", said);
        if (said.isEmpty() && value.isThere()) {
            draft.note(Note.Code.NO_VALUE, value, "no text, or one that is a file: left out");
        }
    }

    private static void bool(Element value, ObjectNode observation) {
        String text = value.attribute("value");
        if (text.equals("true") || text.equals("false")) {
            observation.put("valueBoolean", Boolean.parseBoolean(text));
        }
    }
}
