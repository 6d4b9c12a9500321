package org.stele.gateway.ccda.translate;

import java.util.List;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.fhir.Json;
import tools.jackson.databind.node.ObjectNode;

/** Result Organizers into DiagnosticReport, Vital Signs Organizers into Observation, with what is in them. */
final class Results {
    private static final String SECTION = "http://terminology.hl7.org/CodeSystem/v2-0074";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String VITAL_SIGNS = "vital-signs";
    private static final String LABORATORY = "laboratory";

    private Results() {}

    static void translate(Draft draft, Element statement) {
        if (statement.name().equals("observation")) {
            Observations.one(draft, statement, statement, LABORATORY);
            return;
        }
        List<ObjectNode> results = Observations.ofComponents(draft, statement, LABORATORY);
        draft.concepts().demanded(statement.at("code")).ifPresent(code -> {
            ObjectNode report = draft.resource("DiagnosticReport", "subject", statement);
            report.set("code", code);
            report.set("category", Json.list(Json.concept(SECTION, "LAB")));
            report.put("status", Observations.status(draft, statement));
            draft.times().put(report, "effective", statement.at("effectiveTime"));
            Json.set(
                    report,
                    "performer",
                    Json.list(statement.all("author").stream()
                            .map(it -> draft.people().author(it.at("assignedAuthor")))
                            .filter(it -> !it.path("type").asString("").equals("Device"))
                            .toList()));
            Json.set(report, "result", Json.list(results));
            draft.add(report, statement.all("id"), statement);
        });
    }

    static void ofVitalSigns(Draft draft, Element statement) {
        if (statement.name().equals("observation")) {
            Observations.one(draft, statement, statement, VITAL_SIGNS);
            return;
        }
        statement.at("code");
        List<ObjectNode> signs = Observations.ofComponents(draft, statement, VITAL_SIGNS);
        if (signs.isEmpty()) {
            return;
        }
        ObjectNode panel = draft.resource("Observation", "subject", statement);
        panel.set("category", Json.list(Json.concept(CATEGORY, VITAL_SIGNS)));
        panel.set("code", Json.concept(Statements.LOINC, "85353-1"));
        panel.put("status", Observations.status(draft, statement));
        draft.times().put(panel, "effective", statement.at("effectiveTime"));
        panel.set("hasMember", Json.list(signs));
        draft.add(panel, statement.all("id"), statement);
    }
}
