package org.stele.gateway.ccda.translate;

import java.util.List;
import java.util.Optional;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.fhir.Json;
import tools.jackson.databind.node.ObjectNode;

/** Procedure Activities, whether procedures, acts or observations, into Procedure. */
final class Procedures {
    private Procedures() {}

    static void translate(Draft draft, Element statement) {
        Optional<ObjectNode> code = draft.concepts().demanded(statement.at("code"));
        if (code.isEmpty()) {
            return;
        }
        ObjectNode procedure = draft.resource("Procedure", "subject", statement);
        procedure.set("code", code.get());
        procedure.put("status", status(draft, statement));
        draft.times().put(procedure, "performed", statement.at("effectiveTime"));
        Json.set(
                procedure,
                "bodySite",
                Json.list(statement.all("targetSiteCode").stream()
                        .map(draft.concepts()::of)
                        .toList()));
        Json.set(procedure, "performer", Statements.performers(draft, statement));
        location(statement, procedure);
        Statements.authors(draft, statement, statement, procedure, "recorder", "", List.of("Practitioner"));
        Statements.reasons(draft, statement, procedure);
        Statements.comments(draft, statement, procedure);
        draft.add(procedure, statement.all("id"), statement);
        devices(draft, statement, procedure);
    }

    /** What was not done put nothing in. */
    private static void devices(Draft draft, Element statement, ObjectNode procedure) {
        if (procedure.path("status").asString("").equals("not-done")) {
            Devices.leave(draft, statement);
        } else {
            Devices.ofParticipants(draft, statement);
        }
    }

    private static String status(Draft draft, Element statement) {
        return Statements.isNegated(statement)
                ? "not-done"
                : draft.concepts()
                        .mapped(statement.at("statusCode"), "procedure-status")
                        .orElse("unknown");
    }

    private static void location(Element statement, ObjectNode procedure) {
        place(statement).ifPresent(name -> procedure.set("location", Json.object("display", name)));
    }

    /** The name of where it was. */
    static Optional<String> place(Element statement) {
        return statement.all("participant", it -> it.has("typeCode", "LOC")).stream()
                .map(it -> it.at("participantRole", "playingEntity", "name").text())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
