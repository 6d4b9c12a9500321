package org.stele.gateway.hl7v2.translate;

import java.util.Optional;
import org.stele.gateway.hl7v2.fhir.Concepts;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Field;
import org.stele.gateway.hl7v2.message.Segment;
import tools.jackson.databind.node.ObjectNode;

/** AL1 into AllergyIntolerance and DG1 into Condition. */
final class ClinicalSegments {
    private static final String ALLERGY = "http://terminology.hl7.org/CodeSystem/allergyintolerance-";
    private static final String CONDITION = "http://terminology.hl7.org/CodeSystem/condition-";

    private final Draft draft;

    private ClinicalSegments(Draft draft) {
        this.draft = draft;
    }

    static void translate(Draft draft) {
        ClinicalSegments segments = new ClinicalSegments(draft);
        draft.message().all("AL1").forEach(segments::allergy);
        draft.message().all("DG1").forEach(segments::diagnosis);
    }

    private void allergy(Segment al1) {
        Field code = al1.field(3);
        if (code.isTakenAway()) {
            draft.note(
                    ErrorCode.REQUIRED_FIELD_MISSING,
                    al1,
                    3,
                    "no allergy is named: nothing is entered, nothing is taken away");
            return;
        }
        if (!Concepts.isIn(code)) {
            throw Draft.missing(al1, 3, "an allergy needs what it is to");
        }
        String key = what(code);
        if (draft.has("AllergyIntolerance", key)) {
            draft.note(ErrorCode.DUPLICATE_KEY, al1, 3, "the same allergy again in this message: left out");
            return;
        }
        ObjectNode allergy = draft.resource("AllergyIntolerance", key, "patient");
        allergy.set("clinicalStatus", Json.concept(ALLERGY + "clinical", "active"));
        allergy.set("code", Concepts.of(code));
        draft.code(allergy, "type", al1, 2, "0127-type");
        Tables.code("0127-category", al1.value(2))
                .ifPresent(category -> allergy.set("category", Json.texts(Optional.of(category).stream())));
        Json.put(allergy, "criticality", Tables.code("0128-criticality", al1.value(4)));
        draft.time(allergy, "onsetDateTime", al1, 6, draft.times()::dateTime);
        reaction(al1, allergy);
        draft.add("AllergyIntolerance", key, allergy, Manner.MERGES, al1);
    }

    private static void reaction(Segment al1, ObjectNode allergy) {
        ObjectNode reaction = Json.set(
                Json.object(),
                "manifestation",
                Json.list(al1.valued(5).stream().map(text -> Json.object("text", text.value()))));
        if (!reaction.isEmpty()) {
            Json.put(reaction, "severity", Tables.code("0128-severity", al1.value(4)));
            allergy.set("reaction", Json.list(reaction));
        }
    }

    /** One that brings its identifier is known again by it, any other within its visit by what it is. */
    private void diagnosis(Segment dg1) {
        if (!Concepts.isIn(dg1.field(3)) && dg1.value(4).isEmpty()) {
            throw Draft.missing(dg1, 3, "a diagnosis needs what it is");
        }
        String key = dg1.value(20).isEmpty()
                ? draft.visit().orElse("") + "|" + what(dg1.field(3)) + "|" + dg1.value(4)
                : draft.identifiers().key(dg1.field(20));
        if (draft.has("Condition", key)) {
            draft.note(ErrorCode.DUPLICATE_KEY, dg1, 3, "the same diagnosis again in this message: left out");
            return;
        }
        ObjectNode condition = draft.resource("Condition", key);
        Json.set(condition, "identifier", Json.list(draft.identifiers().ei(dg1.field(20))));
        boolean isDeleted = dg1.value(21).equals("D");
        if (!isDeleted) {
            condition.set("clinicalStatus", Json.concept(CONDITION + "clinical", "active"));
        }
        verification(dg1, isDeleted)
                .ifPresent(
                        status -> condition.set("verificationStatus", Json.concept(CONDITION + "ver-status", status)));
        condition.set("category", Json.list(Json.concept(CONDITION + "category", "encounter-diagnosis")));
        condition.set("code", Json.put(Concepts.of(dg1.field(3)), "text", dg1.value(4)));
        draft.inVisit(condition);
        draft.time(condition, "onsetDateTime", dg1, 5, draft.times()::dateTime);
        draft.time(condition, "recordedDate", dg1, 19, draft.times()::dateTime);
        Json.set(condition, "asserter", draft.people().practitioner(dg1.field(16)));
        if (isDeleted) {
            draft.addChange("Condition", key, condition, Manner.REPLACES, dg1);
        } else {
            draft.add("Condition", key, condition, Manner.REPLACES, dg1);
        }
    }

    /** HL7 table 0052: an admitting and a working diagnosis are provisional, a final one is confirmed; others say nothing of it. */
    private static Optional<String> verification(Segment dg1, boolean isDeleted) {
        if (isDeleted) {
            return Optional.of("entered-in-error");
        }
        return switch (dg1.value(6)) {
            case "A", "W" -> Optional.of("provisional");
            case "F" -> Optional.of("confirmed");
            default -> Optional.empty();
        };
    }

    private static String what(Field code) {
        return code.value(3) + "|" + (code.value().isEmpty() ? code.value(2) : code.value());
    }
}
