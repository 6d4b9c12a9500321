package org.stele.gateway.ccda.translate;

import java.util.List;
import java.util.Optional;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.fhir.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Immunization Activities into Immunization. */
final class Vaccines {
    private static final String REFUSAL = "2.16.840.1.113883.10.20.22.4.53";
    private static final String FUNCTION = "http://terminology.hl7.org/CodeSystem/v2-0443";

    private Vaccines() {}

    static void translate(Draft draft, Element statement) {
        Optional<ObjectNode> product = Doses.product(draft, statement);
        if (product.isEmpty()) {
            return;
        }
        ObjectNode vaccine = draft.resource("Immunization", "patient", statement);
        vaccine.set("vaccineCode", product.get());
        vaccine.put("status", status(draft, statement));
        occurrence(draft, statement, vaccine);
        statement
                .all("entryRelationship", it -> it.at("observation").follows(REFUSAL))
                .forEach(
                        it -> Json.set(vaccine, "statusReason", draft.concepts().of(it.at("observation", "code"))));
        Element made = statement.at("consumable", "manufacturedProduct");
        Json.put(
                vaccine,
                "lotNumber",
                made.at("manufacturedMaterial", "lotNumberText").text());
        Json.set(vaccine, "manufacturer", draft.people().organisation(made.at("manufacturerOrganization")));
        Json.set(vaccine, "route", draft.concepts().of(statement.at("routeCode")));
        Json.set(vaccine, "site", draft.concepts().of(statement.at("approachSiteCode")));
        Json.set(vaccine, "doseQuantity", draft.quantities().of(statement.at("doseQuantity")));
        Json.set(vaccine, "performer", performers(draft, statement));
        number(statement, vaccine);
        Statements.authors(draft, statement, statement, vaccine, "", "recorded", List.of());
        Statements.reasons(draft, statement, vaccine);
        Statements.comments(draft, statement, vaccine);
        draft.add(vaccine, statement.all("id"), statement);
    }

    private static String status(Draft draft, Element statement) {
        return Statements.isNegated(statement)
                ? "not-done"
                : draft.concepts()
                        .mapped(statement.at("statusCode"), "immunization-status")
                        .orElse("completed");
    }

    /** FHIR demands one. */
    private static void occurrence(Draft draft, Element statement, ObjectNode vaccine) {
        Optional<String> time = draft.times().beginning(statement.at("effectiveTime"));
        vaccine.put(time.isPresent() ? "occurrenceDateTime" : "occurrenceString", time.orElse("unknown"));
    }

    private static ArrayNode performers(Draft draft, Element statement) {
        ArrayNode performers = Statements.performers(draft, statement);
        for (JsonNode performer : performers) {
            ((ObjectNode) performer).set("function", Json.concept(FUNCTION, "AP"));
        }
        return performers;
    }

    private static void number(Element statement, ObjectNode vaccine) {
        String number = statement.at("repeatNumber").attribute("value");
        if (number.matches("[1-9]\\d{0,3}")) {
            vaccine.set(
                    "protocolApplied", Json.list(Json.object().put("doseNumberPositiveInt", Integer.parseInt(number))));
        }
    }
}
