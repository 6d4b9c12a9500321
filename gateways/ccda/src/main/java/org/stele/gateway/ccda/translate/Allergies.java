package org.stele.gateway.ccda.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.fhir.Concepts;
import org.stele.gateway.ccda.fhir.Json;
import org.stele.gateway.ccda.fhir.Tables;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Allergy Concern acts, and the observations in them, into AllergyIntolerance. */
final class Allergies {
    private static final String KIND = "AllergyIntolerance";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
    private static final String ABATEMENT = "http://hl7.org/fhir/StructureDefinition/allergyintolerance-abatement";
    private static final Set<String> STATUS = Set.of("active", "inactive", "resolved");

    private Allergies() {}

    static void translate(Draft draft, Element statement) {
        if (statement.name().equals("observation")) {
            allergy(draft, statement, statement);
        } else {
            statement
                    .all(
                            "entryRelationship",
                            it -> !it.at("observation").templates().isEmpty()
                                    || it.at("observation").isThere())
                    .forEach(it -> allergy(draft, it.at("observation"), statement));
        }
    }

    private static void allergy(Draft draft, Element observation, Element concern) {
        if (Statements.isLeft(draft, observation)) {
            return;
        }
        Optional<ObjectNode> code = code(draft, observation);
        if (code.isEmpty()) {
            draft.note(
                    Note.Code.NO_CODE, observation, "it denies an allergy and says not to what: it is in the document");
            observation.readWhole();
            return;
        }
        ObjectNode allergy = draft.resource(KIND, "patient", observation);
        observation.at("code");
        kind(draft, observation.at("value"), allergy);
        allergy.set("code", code.get());
        boolean isRefuted = Statements.isNegated(observation) && !saysNone(observation);
        status(draft, observation, concern, isRefuted, allergy);
        Json.put(allergy, "onsetDateTime", draft.times().beginning(observation.at("effectiveTime")));
        draft.times()
                .dateTime(observation.at("effectiveTime", "high"))
                .ifPresent(end -> allergy.set(
                        "extension", Json.list(Json.object("url", ABATEMENT).put("valueDateTime", end))));
        Statements.authors(draft, observation, concern, allergy, "recorder", "recordedDate", List.of("Practitioner"));
        Reactions.translate(draft, observation, allergy);
        Statements.about(observation, "82606-5", "2.16.840.1.113883.10.20.22.4.145")
                .flatMap(it -> draft.concepts().mapped(it.at("value"), "criticality"))
                .ifPresent(it -> allergy.put("criticality", it));
        Statements.comments(draft, observation, allergy);
        List<Element> ids = observation.all("id");
        draft.add(allergy, ids.isEmpty() ? concern.all("id") : ids, observation);
    }

    private static void kind(Draft draft, Element value, ObjectNode allergy) {
        Json.put(allergy, "type", Concepts.known(value, "allergy-type"));
        Concepts.known(value, "allergy-category").ifPresent(it -> allergy.set("category", Json.texts(List.of(it))));
        if (Concepts.known(value, "no-known-allergy").isEmpty()
                && !allergy.has("type")
                && !allergy.has("category")
                && value.isThere()) {
            draft.note(Note.Code.NO_CODE, value, "what sort of allergy it is has no code in FHIR: left out");
        }
    }

    private static Optional<ObjectNode> substance(Draft draft, Element observation) {
        return observation.all("participant", it -> it.has("typeCode", "CSM")).stream()
                .map(it -> it.at("participantRole", "playingEntity"))
                .filter(it -> isNamed(it) || !Statements.isNegated(observation))
                .map(entity -> named(draft, entity))
                .filter(it -> !it.isEmpty())
                .findFirst();
    }

    private static ObjectNode named(Draft draft, Element entity) {
        ObjectNode concept = draft.concepts().of(entity.at("code"));
        return concept.isEmpty() ? Json.put(concept, "text", entity.at("name").text()) : concept;
    }

    /** An allergy is never left out for want of a code: what the observation's text says, or its sort, is better than nothing. */
    private static Optional<ObjectNode> code(Draft draft, Element observation) {
        Element value = observation.at("value");
        Optional<ObjectNode> substance = substance(draft, observation);
        if (substance.isPresent()) {
            return substance;
        }
        if (Statements.isNegated(observation)) {
            return denied(draft, observation);
        }
        ObjectNode said = Json.put(Json.object(), "text", draft.concepts().said(observation.at("text")));
        ObjectNode sort = draft.concepts().of(value);
        ObjectNode code = said.isEmpty() ? sort : said;
        return Optional.of(code.isEmpty() ? Json.object("text", "not said to what") : code);
    }

    /** Of which nobody can say what it denies, nothing is said: that none is known would be said of all there are. */
    private static Optional<ObjectNode> denied(Draft draft, Element observation) {
        Element value = observation.at("value");
        Optional<String> none = none(value);
        if (none.isPresent()) {
            return none.filter(_ -> saysNone(observation)).map(it -> Json.concept(Statements.SNOMED, it));
        }
        return Optional.of(draft.concepts().of(value)).filter(it -> it.has("coding"));
    }

    /** The finding that there is none, of the sorts of which such a finding is listed. */
    private static Optional<String> none(Element value) {
        return Tables.code("no-known-allergy", value.attribute("code"));
    }

    /** Whether a negated observation denies all of a sort, and names nothing of it, not even illegibly. */
    private static boolean saysNone(Element observation) {
        return none(observation.at("value")).isPresent()
                && observation.all("participant", it -> it.has("typeCode", "CSM")).stream()
                        .map(it -> it.at("participantRole", "playingEntity"))
                        .noneMatch(Allergies::isNamed);
    }

    /** Who says NA of what it would name writes beside it that there is none. */
    private static boolean isNamed(Element entity) {
        Element code = entity.at("code");
        if (!code.all("translation").isEmpty()) {
            return true;
        }
        boolean isText =
                code.at("originalText").isThere() || !entity.at("name").text().isEmpty();
        return switch (code.attribute("nullFlavor")) {
            case "NA" -> false;
            case "", "NI", "NASK" -> code.isThere() || isText;
            default -> true;
        };
    }

    private static void status(
            Draft draft, Element observation, Element concern, boolean isRefuted, ObjectNode allergy) {
        if (observation.at("statusCode").has("code", "nullified")) {
            allergy.set("verificationStatus", Json.concept(VERIFICATION, "entered-in-error"));
            return;
        }
        allergy.set("verificationStatus", Json.concept(VERIFICATION, isRefuted ? "refuted" : "confirmed"));
        Optional<String> said = Statements.about(observation, "33999-4", "2.16.840.1.113883.10.20.22.4.28")
                .flatMap(it -> draft.concepts().mapped(it.at("value"), "clinical-status"));
        Element act = concern.at("statusCode");
        Optional<String> tracked =
                concern.name().equals("act") ? draft.concepts().mapped(act, "concern-status") : Optional.empty();
        String status = said.or(() -> tracked).filter(STATUS::contains).orElse("active");
        allergy.set("clinicalStatus", Json.concept(CLINICAL, status));
    }

    /** Reactions and how severe they are. */
    private static final class Reactions {
        private static final String SEVERITY = "2.16.840.1.113883.10.20.22.4.8";

        static void translate(Draft draft, Element observation, ObjectNode allergy) {
            ArrayNode reactions =
                    Json.list(observation.all("entryRelationship", it -> it.has("typeCode", "MFST")).stream()
                            .map(it -> reaction(draft, it.at("observation")))
                            .toList());
            Statements.about(observation, "SEV", SEVERITY).ifPresent(it -> ofAll(draft, it, reactions));
            Json.set(allergy, "reaction", reactions);
        }

        private static ObjectNode reaction(Draft draft, Element observation) {
            ObjectNode shown = draft.concepts().of(observation.at("value"));
            if (shown.isEmpty()) {
                Json.put(shown, "text", draft.concepts().said(observation.at("text")));
            }
            if (shown.isEmpty()) {
                draft.note(Note.Code.NO_CODE, observation, "a reaction that is not said: left out");
                return shown;
            }
            ObjectNode reaction = Json.set(Json.object(), "manifestation", Json.list(shown));
            observation.at("code");
            Json.put(reaction, "onset", draft.times().beginning(observation.at("effectiveTime")));
            Statements.about(observation, "SEV", SEVERITY)
                    .flatMap(it -> draft.concepts().mapped(it.at("value"), "severity"))
                    .ifPresent(it -> reaction.put("severity", it));
            return reaction;
        }

        /** What is said of the allergy as a whole holds for its reactions of which nothing is said. */
        private static void ofAll(Draft draft, Element severity, ArrayNode reactions) {
            Optional<String> code = draft.concepts().mapped(severity.at("value"), "severity");
            if (reactions.isEmpty()) {
                draft.note(
                        Note.Code.NOT_MAPPED, severity, "severe without a reaction, which FHIR cannot say: left out");
            }
            reactions
                    .valueStream()
                    .map(ObjectNode.class::cast)
                    .filter(it -> !it.has("severity"))
                    .forEach(it -> Json.put(it, "severity", code));
        }
    }
}
