package org.stele.gateway.ccda.translate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.fhir.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Medication Activities into MedicationStatement: what a document tells of a medicine is a statement, whatever was intended; a
 * prescription is a clinician's, with a key of their own.
 */
final class Medicines {
    private static final String ACTIVITY = "2.16.840.1.113883.10.20.22.4.16";
    private static final String ENTRY = "entryRelationship";

    private Medicines() {}

    static void translate(Draft draft, Element statement) {
        if (statement.name().equals("substanceAdministration")) {
            medicine(draft, statement);
        } else {
            statement.at("code");
            // Admission and Discharge Medication acts hold the activity
            statement
                    .all(ENTRY, it -> it.at("substanceAdministration").follows(ACTIVITY))
                    .forEach(it -> medicine(draft, it.at("substanceAdministration")));
        }
    }

    private static void medicine(Draft draft, Element statement) {
        if (Statements.isLeft(draft, statement, Statements.DONE_OR_INTENDED)) {
            return;
        }
        Optional<ObjectNode> product = Doses.product(draft, statement);
        if (product.isEmpty()) {
            return;
        }
        ObjectNode medicine = draft.resource("MedicationStatement", "subject", statement);
        medicine.set("medicationCodeableConcept", product.get());
        statement.all("effectiveTime", it -> !Doses.isHowOften(it)).stream()
                .findFirst()
                .ifPresent(time -> draft.times().put(medicine, "effective", time));
        medicine.put("status", status(draft, statement, medicine));
        Statements.authors(
                draft,
                statement,
                statement,
                medicine,
                "informationSource",
                "dateAsserted",
                List.of("Practitioner", "Organization"));
        Statements.reasons(draft, statement, medicine);
        Statements.comments(draft, statement, medicine);
        Json.set(medicine, "dosage", Json.list(Doses.of(draft, statement)));
        draft.add(medicine, statement.all("id"), statement);
    }

    /** An order that is written is completed, while what it orders goes on: until its end (C-CDA on FHIR, Medication Status). */
    private static String status(Draft draft, Element statement, ObjectNode medicine) {
        if (Statements.isNegated(statement)) {
            return "not-taken";
        }
        String status = draft.concepts()
                .mapped(statement.at("statusCode"), "medication-status")
                .orElse("unknown");
        boolean isIntended = statement.has("moodCode", "INT");
        Optional<String> end = Optional.of(medicine.at("/effectivePeriod/end").asString(""))
                .filter(it -> it.length() >= LocalDate.EPOCH.toString().length());
        String made = draft.times().date(draft.document().at("effectiveTime")).orElse("");
        boolean goesOn = end.map(it -> it.compareTo(made) > 0)
                .orElse(isIntended && medicine.at("/effectivePeriod/end").isMissingNode());
        return status.equals("completed") && goesOn && !made.isEmpty() ? "active" : status;
    }
}
