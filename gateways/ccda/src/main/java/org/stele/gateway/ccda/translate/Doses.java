package org.stele.gateway.ccda.translate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.fhir.Json;
import org.stele.gateway.ccda.fhir.Quantities;
import org.stele.gateway.ccda.fhir.Tables;
import tools.jackson.databind.node.ObjectNode;

/** How much, how often and on what way, into Dosage and its Timing. */
final class Doses {
    private static final String SIG = "76662-6";
    private static final String INSTRUCTION = "2.16.840.1.113883.10.20.22.4.20";
    private static final BigDecimal DAY = BigDecimal.valueOf(24);
    /** R4 event-timing that CDA's TimingEvent has too. */
    private static final Set<String> EVENTS =
            Set.of("HS", "WAKE", "C", "CM", "CD", "CV", "AC", "ACM", "ACD", "ACV", "PC", "PCM", "PCD", "PCV");

    private Doses() {}

    static ObjectNode of(Draft draft, Element statement) {
        ObjectNode dosage = Json.object();
        Json.put(dosage, "text", sig(draft, statement));
        statement.all("entryRelationship", it -> it.at("act").follows(INSTRUCTION)).stream()
                .flatMap(it -> draft.concepts().said(it.at("act", "text")).stream())
                .findFirst()
                .ifPresent(text -> dosage.put("patientInstruction", text));
        Json.set(dosage, "timing", timing(draft, statement));
        if (statement.at("precondition").isThere()) {
            dosage.put("asNeededBoolean", true);
        }
        Json.set(dosage, "route", draft.concepts().of(statement.at("routeCode")));
        Json.set(dosage, "site", draft.concepts().of(statement.at("approachSiteCode")));
        Json.set(dosage, "doseAndRate", Json.list(doseAndRate(draft, statement)));
        return Json.set(dosage, "maxDosePerPeriod", draft.quantities().ratio(statement.at("maxDoseQuantity")));
    }

    private static Optional<String> sig(Draft draft, Element statement) {
        return statement
                .all(
                        "entryRelationship",
                        it -> it.at("substanceAdministration", "code").has("code", SIG))
                .stream()
                .flatMap(it -> draft.concepts().said(it.at("substanceAdministration", "text")).stream())
                .findFirst();
    }

    private static ObjectNode doseAndRate(Draft draft, Element statement) {
        ObjectNode both = amount(draft, Json.object(), "dose", statement.at("doseQuantity"));
        return amount(draft, both, "rate", statement.at("rateQuantity"));
    }

    private static ObjectNode amount(Draft draft, ObjectNode both, String what, Element quantity) {
        ObjectNode range = draft.quantities().ends(quantity);
        return range.isEmpty()
                ? Json.set(both, what + "Quantity", draft.quantities().of(quantity))
                : Json.set(both, what + "Range", range);
    }

    /** Those of the effectiveTimes that say how often; when it began and ended is the statement's. */
    private static ObjectNode timing(Draft draft, Element statement) {
        ObjectNode repeat = Json.object();
        for (Element time : statement.all("effectiveTime", Doses::isHowOften)) {
            if (time.has("xsi:type", "EIVL_TS")) {
                event(draft, time, repeat);
            } else {
                period(draft, time, repeat);
            }
        }
        return Json.set(Json.object(), "repeat", repeat);
    }

    static boolean isHowOften(Element time) {
        return Set.of("PIVL_TS", "EIVL_TS").contains(time.attribute("xsi:type"));
    }

    private static void event(Draft draft, Element time, ObjectNode repeat) {
        String event = time.at("event").attribute("code");
        if (EVENTS.contains(event)) {
            repeat.set("when", Json.texts(List.of(event)));
        } else {
            draft.note(Note.Code.NO_CODE, time, "FHIR has no code for when it is taken: left out");
        }
    }

    /** What is given so many times a day whenever the ward does it is said so, not as hours between (PIVL, institutionSpecified). */
    private static void period(Draft draft, Element time, ObjectNode repeat) {
        Element period = time.at("period");
        Element low = period.at("low").isThere() ? period.at("low") : period;
        Optional<BigDecimal> number = Quantities.number(low.attribute("value")).filter(it -> it.signum() > 0);
        Optional<String> unit = Tables.code("period-unit", low.attribute("unit"));
        if (number.isEmpty() || unit.isEmpty()) {
            draft.note(Note.Code.NO_VALUE, time, "how often it is taken cannot be said in FHIR: left out");
            return;
        }
        Optional<Integer> times = timesADay(time, number.get(), unit.get());
        repeat.put("frequency", times.orElse(1));
        repeat.put("period", times.isPresent() ? BigDecimal.ONE : number.get());
        repeat.put("periodUnit", times.isPresent() ? "d" : unit.get());
        if (times.isEmpty()) {
            Quantities.number(period.at("high").attribute("value")).ifPresent(most -> repeat.put("periodMax", most));
        }
    }

    private static Optional<Integer> timesADay(Element time, BigDecimal hours, String unit) {
        boolean isWhole = unit.equals("h")
                && hours.compareTo(DAY) <= 0
                && DAY.remainder(hours).signum() == 0;
        return time.has("institutionSpecified", "true") && isWhole
                ? Optional.of(DAY.divide(hours).intValueExact())
                : Optional.empty();
    }

    /** What it is that is given: its code, or its name; empty with a note where neither is said. */
    static Optional<ObjectNode> product(Draft draft, Element statement) {
        Element product = statement.at("consumable", "manufacturedProduct");
        Element material = product.at("manufacturedMaterial");
        Element drug = material.children().isEmpty() ? product.at("manufacturedLabeledDrug") : material;
        ObjectNode concept = draft.concepts().of(drug.at("code"));
        if (concept.isEmpty()) {
            Json.put(concept, "text", drug.at("name").text());
        }
        if (concept.isEmpty()) {
            Json.put(concept, "text", draft.concepts().said(statement.at("text")));
        }
        return concept.isEmpty() ? draft.concepts().demanded(drug.at("code")) : Optional.of(concept);
    }
}
