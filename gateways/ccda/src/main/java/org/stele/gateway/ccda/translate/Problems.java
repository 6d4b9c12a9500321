package org.stele.gateway.ccda.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.fhir.Json;
import tools.jackson.databind.node.ObjectNode;

/** Problem Concern acts, diagnosis acts, and the observations in them, into Condition. */
final class Problems {
    private static final String KIND = "Condition";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    /** SNOMED CT: what is negated to say that there are none, and the finding that says it. */
    private static final Set<String> ANY_PROBLEM = Set.of("55607006", "64572001");

    private static final String NO_PROBLEM = "160245001";
    private static final Set<String> ENDED = Set.of("inactive", "remission", "resolved");

    private Problems() {}

    static void ofList(Draft draft, Element statement) {
        translate(draft, statement, "problem-list-item");
    }

    static void ofVisit(Draft draft, Element statement) {
        translate(draft, statement, "encounter-diagnosis");
    }

    /** The conditions that a statement tells of, as references. */
    static List<ObjectNode> translate(Draft draft, Element statement, String category) {
        if (statement.name().equals("observation")) {
            return condition(draft, statement, statement, category).stream().toList();
        }
        statement.at("code");
        List<ObjectNode> conditions = new ArrayList<>();
        statement
                .all("entryRelationship", it -> it.at("observation").isThere())
                .forEach(it -> condition(draft, it.at("observation"), statement, category)
                        .ifPresent(conditions::add));
        return conditions;
    }

    private static Optional<ObjectNode> condition(Draft draft, Element observation, Element concern, String category) {
        if (Statements.isLeft(draft, observation)) {
            return Optional.empty();
        }
        Optional<ObjectNode> code = code(draft, observation);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode condition = draft.resource(KIND, "subject", observation);
        condition.set("code", code.get());
        condition.set(
                "category",
                Json.list(Json.concept(CATEGORY, category), draft.concepts().of(observation.at("code"))));
        Element time = observation.at("effectiveTime");
        Json.put(condition, "onsetDateTime", draft.times().beginning(time));
        abatement(draft, time, condition);
        status(draft, observation, concern, condition);
        Statements.about(observation, "SEV", "2.16.840.1.113883.10.20.22.4.8")
                .ifPresent(
                        it -> Json.set(condition, "severity", draft.concepts().of(it.at("value"))));
        Statements.authors(draft, observation, concern, condition, "recorder", "recordedDate", List.of("Practitioner"));
        Statements.comments(draft, observation, condition);
        List<Element> ids = observation.all("id");
        return Optional.of(draft.add(condition, ids.isEmpty() ? concern.all("id") : ids, observation));
    }

    private static Optional<ObjectNode> code(Draft draft, Element observation) {
        Element value = observation.at("value");
        if (isNothing(observation)) {
            return Optional.of(Json.concept(Statements.SNOMED, NO_PROBLEM));
        }
        ObjectNode coded = draft.concepts().of(value);
        return coded.isEmpty()
                ? draft.concepts()
                        .said(observation.at("text"))
                        .map(text -> Json.object("text", text))
                        .or(() -> draft.concepts().demanded(value))
                : Optional.of(coded);
    }

    private static boolean isNothing(Element observation) {
        return Statements.isNegated(observation)
                && ANY_PROBLEM.contains(observation.at("value").attribute("code"));
    }

    /** An end that is unknown is an end (C-CDA 2.1, Problem Observation). */
    private static void abatement(Draft draft, Element time, ObjectNode condition) {
        Element high = time.at("high");
        Json.put(condition, "abatementDateTime", draft.times().dateTime(high));
        if (high.has("nullFlavor", "UNK")) {
            ObjectNode absent = Json.object("url", ABSENT).put("valueCode", "unknown");
            condition.set("_abatementDateTime", Json.set(Json.object(), "extension", Json.list(absent)));
        }
    }

    private static void status(Draft draft, Element observation, Element concern, ObjectNode condition) {
        if (observation.at("statusCode").has("code", "nullified")) {
            condition.set("verificationStatus", Json.concept(VERIFICATION, "entered-in-error"));
            return;
        }
        if (Statements.isNegated(observation) && !isNothing(observation)) {
            condition.set("verificationStatus", Json.concept(VERIFICATION, "refuted"));
        }
        boolean hasEnded = condition.has("abatementDateTime") || condition.has("_abatementDateTime");
        Optional<String> said = Statements.about(observation, "33999-4", "2.16.840.1.113883.10.20.22.4.6")
                .flatMap(it -> draft.concepts().mapped(it.at("value"), "clinical-status"));
        Optional<String> tracked = concern.name().equals("act")
                ? draft.concepts().mapped(concern.at("statusCode"), "concern-status")
                : Optional.empty();
        String status = said.orElseGet(() -> hasEnded ? "resolved" : tracked.orElse("active"));
        condition.set(
                "clinicalStatus", Json.concept(CLINICAL, hasEnded && !ENDED.contains(status) ? "inactive" : status));
    }
}
