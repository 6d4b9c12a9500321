package org.stele.gateway.ccda.translate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.fhir.Concepts;
import org.stele.gateway.ccda.fhir.Identifiers;
import org.stele.gateway.ccda.fhir.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Encounter Activities, and the visit that a document is of, into Encounter and its diagnoses. */
final class Encounters {
    private static final String KIND = "Encounter";
    private static final String ACT_CODES = "2.16.840.1.113883.5.4";
    private static final String CPT = "2.16.840.1.113883.6.12";
    private static final String CLASS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String DIAGNOSIS = "2.16.840.1.113883.10.20.22.4.80";
    private static final Pattern NUMBER = Pattern.compile("\\d{5}");

    private Encounters() {}

    static void translate(Draft draft, Element statement) {
        ObjectNode encounter = visit(draft, statement);
        Json.set(encounter, "participant", participants(draft, statement.all("performer"), "assignedEntity"));
        Procedures.place(statement).ifPresent(name -> place(encounter, name));
        discharge(draft, statement.at("sdtc:dischargeDispositionCode"), encounter);
        Statements.reasons(draft, statement, encounter);
        diagnoses(draft, statement, encounter);
        draft.add(encounter, statement.all("id"), statement);
    }

    /** The header's, unless the document tells more of it among its entries. */
    static void ofHeader(Draft draft, Element document) {
        Element visit = document.at("componentOf", "encompassingEncounter");
        List<Element> ids = visit.all("id");
        boolean isTold = Identifiers.key(ids)
                .filter(key -> encounters(document)
                        .anyMatch(it -> Identifiers.key(it.all("id"))
                                .filter(key::equals)
                                .isPresent()))
                .isPresent();
        if (isTold || !visit.isThere() || Identifiers.key(ids).isEmpty()) {
            return;
        }
        ObjectNode encounter = visit(draft, visit);
        Json.set(encounter, "participant", participants(draft, visit.all("encounterParticipant"), "assignedEntity"));
        String name =
                visit.at("location", "healthCareFacility", "location", "name").text();
        if (!name.isEmpty()) {
            place(encounter, name);
        }
        discharge(draft, visit.at("dischargeDispositionCode"), encounter);
        draft.add(encounter, ids, visit);
    }

    private static Stream<Element> encounters(Element document) {
        return Sections.of(document)
                .flatMap(section -> section.children().stream())
                .flatMap(entry -> entry.children().stream())
                .filter(it -> it.name().equals("encounter"));
    }

    private static ObjectNode visit(Draft draft, Element statement) {
        ObjectNode encounter = draft.resource(KIND, "subject", statement);
        Element code = statement.at("code");
        encounter.set("class", kind(code));
        Json.set(encounter, "type", Json.list(draft.concepts().of(code)));
        Element time = statement.at("effectiveTime");
        ObjectNode period = draft.times().period(time);
        Json.set(encounter, "period", period);
        return encounter.put("status", status(draft, statement, period));
    }

    /** FHIR demands one; a code of another system says it where its own definition does. */
    private static ObjectNode kind(Element code) {
        return Stream.concat(Stream.of(code), code.all("translation").stream())
                .flatMap(it -> kindOf(it).stream())
                .findFirst()
                .map(it -> Json.coding(CLASS, it))
                .orElseGet(() -> Json.set(
                        Json.object(),
                        "extension",
                        Json.list(Json.object("url", ABSENT).put("valueCode", "unknown"))));
    }

    private static Optional<String> kindOf(Element code) {
        String value = Concepts.code(code);
        if (code.has("codeSystem", ACT_CODES)) {
            return Optional.of(value).filter(it -> !it.isEmpty());
        }
        return code.has("codeSystem", CPT) && NUMBER.matcher(value).matches()
                ? ofCpt(Integer.parseInt(value))
                : Optional.empty();
    }

    /** As the guide has it. */
    private static Optional<String> ofCpt(int code) {
        if (code >= 99_201 && code <= 99_215) {
            return Optional.of("AMB");
        }
        if (code >= 99_221 && code <= 99_223) {
            return Optional.of("IMP");
        }
        return code >= 99_281 && code <= 99_285 ? Optional.of("EMER") : Optional.empty();
    }

    /** A visit that has begun and has no end goes on, where it says so; what it says of its end is a fact. */
    private static String status(Draft draft, Element statement, ObjectNode period) {
        Optional<String> said = draft.concepts().mapped(statement.at("statusCode"), "encounter-status");
        if (said.filter(it -> !it.equals("finished") && !it.equals("in-progress"))
                .isPresent()) {
            return said.get();
        }
        return period.has("end") ? "finished" : said.orElse("unknown");
    }

    private static ArrayNode participants(Draft draft, List<Element> people, String role) {
        return Json.list(people.stream()
                .map(it -> draft.people().performer(it.at(role)))
                .filter(it -> it.path("type").asString("").equals("Practitioner"))
                .map(it -> Json.set(Json.object(), "individual", it))
                .toList());
    }

    private static void place(ObjectNode encounter, String name) {
        ObjectNode location = Json.set(Json.object(), "location", Json.object("display", name));
        encounter.set("location", Json.list(location));
    }

    private static void discharge(Draft draft, Element code, ObjectNode encounter) {
        ObjectNode disposition =
                Json.set(Json.object(), "dischargeDisposition", draft.concepts().of(code));
        Json.set(encounter, "hospitalization", disposition);
    }

    private static void diagnoses(Draft draft, Element statement, ObjectNode encounter) {
        List<ObjectNode> conditions = statement
                .all("entryRelationship", it -> it.at("act").follows(DIAGNOSIS))
                .stream()
                .flatMap(it -> Problems.translate(draft, it.at("act"), "encounter-diagnosis").stream())
                .map(reference -> Json.set(Json.object(), "condition", reference))
                .distinct()
                .toList();
        Json.set(encounter, "diagnosis", Json.list(conditions));
    }
}
