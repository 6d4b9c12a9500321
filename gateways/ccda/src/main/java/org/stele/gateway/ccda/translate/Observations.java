package org.stele.gateway.ccda.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.fhir.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Observations of results, vital signs and social history into Observation. */
final class Observations {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final Set<String> SMOKING =
            Set.of("2.16.840.1.113883.10.20.22.4.78", "2.16.840.1.113883.10.20.22.4.85");
    private static final String PREGNANCY = "2.16.840.1.113883.10.20.15.3.8";

    private Observations() {}

    static void ofSocialHistory(Draft draft, Element statement) {
        ofCategory(draft, statement, "social-history");
    }

    static void ofFunction(Draft draft, Element statement) {
        ofCategory(draft, statement, "survey");
    }

    private static void ofCategory(Draft draft, Element statement, String category) {
        if (statement.name().equals("observation")) {
            one(draft, statement, statement, category);
        } else {
            statement.at("code");
            ofComponents(draft, statement, category);
        }
    }

    /** Those in an organizer, as references. */
    static List<ObjectNode> ofComponents(Draft draft, Element organizer, String category) {
        List<ObjectNode> references = new ArrayList<>();
        organizer
                .all("component", it -> it.at("observation").isThere())
                .forEach(it ->
                        one(draft, it.at("observation"), organizer, category).ifPresent(references::add));
        return references;
    }

    /**
     * One observation.
     *
     * @param around whose time and author hold where it has none
     * @return a reference to it; empty where it is left out, with a note
     */
    static Optional<ObjectNode> one(Draft draft, Element statement, Element around, String category) {
        if (Statements.isLeft(draft, statement)) {
            return Optional.empty();
        }
        if (Statements.isNegated(statement)) {
            draft.note(Note.Code.NOT_AN_EVENT, statement, "it was not observed: left in the document");
            statement.readWhole();
            return Optional.empty();
        }
        Optional<ObjectNode> code = code(draft, statement);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode observation = draft.resource("Observation", "subject", statement);
        observation.set("category", Json.list(Json.concept(CATEGORY, category)));
        observation.set("code", code.get());
        observation.put("status", status(draft, statement));
        Element time = statement.at("effectiveTime");
        draft.times().put(observation, "effective", time.isThere() ? time : around.at("effectiveTime"));
        Values.put(draft, statement.at("value"), observation);
        Json.set(observation, "interpretation", concepts(draft, statement, "interpretationCode"));
        Json.set(observation, "bodySite", draft.concepts().of(statement.at("targetSiteCode")));
        Json.set(observation, "method", draft.concepts().of(statement.at("methodCode")));
        Json.set(observation, "referenceRange", ranges(draft, statement));
        performers(draft, statement, around, observation);
        Statements.comments(draft, statement, observation);
        return Optional.of(draft.add(observation, statement.all("id"), statement));
    }

    /** What old templates assert has the code of what it is about. */
    private static Optional<ObjectNode> code(Draft draft, Element statement) {
        Element code = statement.at("code");
        if (code.has("code", "ASSERTION")) {
            if (statement.templates().stream().anyMatch(SMOKING::contains)) {
                return Optional.of(Json.concept(Statements.LOINC, "72166-2"));
            }
            if (statement.follows(PREGNANCY)) {
                return Optional.of(Json.concept(Statements.LOINC, "82810-3"));
            }
        }
        return draft.concepts().demanded(code);
    }

    static String status(Draft draft, Element statement) {
        return draft.concepts()
                .mapped(statement.at("statusCode"), "result-status")
                .orElse("unknown");
    }

    private static ArrayNode concepts(Draft draft, Element statement, String name) {
        return Json.list(statement.all(name).stream().map(draft.concepts()::of).toList());
    }

    private static void performers(Draft draft, Element statement, Element around, ObjectNode observation) {
        List<ObjectNode> performers = new ArrayList<>();
        statement.all("performer").forEach(it -> performers.add(draft.people().performer(it.at("assignedEntity"))));
        if (performers.stream().allMatch(ObjectNode::isEmpty)) {
            Statements.authors(statement, around)
                    .forEach(it -> performers.add(draft.people().author(it.at("assignedAuthor"))));
        }
        Json.set(
                observation,
                "performer",
                Json.list(performers.stream()
                        .filter(it -> !it.path("type").asString("").equals("Device"))
                        .distinct()
                        .toList()));
    }

    /** What is normal; of ranges that are said to be others FHIR has none (C-CDA on FHIR, Results). */
    private static ArrayNode ranges(Draft draft, Element statement) {
        return Json.list(statement.all("referenceRange", Observations::isNormal).stream()
                .map(it -> range(draft, it.at("observationRange")))
                .toList());
    }

    private static boolean isNormal(Element range) {
        Element interpretation = range.at("observationRange", "interpretationCode");
        return !interpretation.isThere() || interpretation.has("code", "N");
    }

    private static ObjectNode range(Draft draft, Element range) {
        Element value = range.at("value");
        ObjectNode found = value.has("xsi:type", "IVL_PQ") ? draft.quantities().ends(value) : Json.object();
        Json.put(found, "text", draft.concepts().said(range.at("text")));
        if (value.has("xsi:type", "ST") && !found.has("text")) {
            Json.put(found, "text", draft.concepts().said(value));
        }
        return found;
    }
}
