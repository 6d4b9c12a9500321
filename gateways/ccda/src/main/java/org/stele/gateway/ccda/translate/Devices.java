package org.stele.gateway.ccda.translate;

import java.util.List;
import java.util.Optional;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.fhir.Json;
import tools.jackson.databind.node.ObjectNode;

/** Product Instances, of supplies and of procedures, into Device and DeviceUseStatement. */
final class Devices {
    /** FDA's root of Unique Device Identifiers. */
    private static final String UDI = "2.16.840.1.113883.3.3719";

    private Devices() {}

    static void translate(Draft draft, Element statement) {
        if (statement.name().equals("organizer")) {
            statement.at("code");
            statement
                    .all("component", it -> Statements.in(it).isPresent())
                    .forEach(it ->
                            translate(draft, Statements.in(it).orElseThrow().read()));
            return;
        }
        if (Statements.isLeft(draft, statement)) {
            return;
        }
        if (Statements.isNegated(statement) || statement.at("statusCode").has("code", "cancelled")) {
            leave(draft, statement);
            statement.readWhole();
        } else if (ofParticipants(draft, statement) == 0) {
            draft.note(Note.Code.NOT_MAPPED, statement, "it names no device: left in the document");
            statement.readWhole();
        }
    }

    /** The devices that take part in a statement, which is done by them or puts them in; how many there are. */
    static int ofParticipants(Draft draft, Element statement) {
        List<Element> roles = participants(statement).stream()
                .map(it -> it.at("participantRole"))
                .toList();
        return (int)
                roles.stream().filter(role -> device(draft, statement, role)).count();
    }

    private static List<Element> participants(Element statement) {
        return statement.all("participant", it -> List.of("DEV", "PRD").contains(it.attribute("typeCode")));
    }

    /** The devices of what was not done are not the patient's. */
    static void leave(Draft draft, Element statement) {
        participants(statement)
                .forEach(it -> draft.note(
                        Note.Code.NOT_AN_EVENT,
                        it.readWhole(),
                        "a device of what was not done: it is in the document"));
    }

    private static boolean device(Draft draft, Element statement, Element role) {
        Optional<ObjectNode> type = type(draft, statement, role);
        type.ifPresent(it -> use(draft, statement, draft.add(made(draft, role, it), role.all("id"), role), role));
        return type.isPresent();
    }

    private static Optional<ObjectNode> type(Draft draft, Element statement, Element role) {
        Element entity = role.at("playingDevice");
        ObjectNode concept = draft.concepts().of(entity.at("code"));
        if (concept.isEmpty() && statement.name().equals("procedure")) {
            concept = draft.concepts().of(statement.at("code"));
        }
        if (concept.isEmpty()) {
            Json.put(concept, "text", entity.at("manufacturerModelName").text());
        }
        return concept.isEmpty() ? draft.concepts().demanded(entity.at("code")) : Optional.of(concept);
    }

    private static ObjectNode made(Draft draft, Element role, ObjectNode type) {
        ObjectNode device = draft.resource("Device", "patient", role);
        device.set("type", type);
        Json.set(
                device,
                "udiCarrier",
                Json.list(role.all("id", id -> id.has("root", UDI)).stream()
                        .map(id -> Json.object("carrierHRF", id.attribute("extension")))
                        .toList()));
        String maker = role.at("scopingEntity", "desc").text();
        Json.put(device, "manufacturer", maker);
        return Json.put(
                device,
                "modelNumber",
                role.at("playingDevice", "manufacturerModelName").text());
    }

    private static void use(Draft draft, Element statement, ObjectNode device, Element role) {
        ObjectNode use = draft.resource("DeviceUseStatement", "subject", statement);
        use.set("device", device);
        use.put("status", status(draft, statement));
        Element time = statement.at("effectiveTime");
        Optional<String> moment = draft.times().moment(time);
        Json.put(use, "timingDateTime", moment);
        if (moment.isEmpty()) {
            Json.set(use, "timingPeriod", draft.times().period(time));
        }
        Json.set(use, "bodySite", draft.concepts().of(statement.at("targetSiteCode")));
        List<Element> ids = statement.all("participant").size() > 1 ? role.all("id") : statement.all("id");
        draft.add(use, ids, statement);
    }

    /** What a finished procedure put in is in use. */
    private static String status(Draft draft, Element statement) {
        String status = draft.concepts()
                .mapped(statement.at("statusCode"), "device-status")
                .orElse("active");
        return statement.name().equals("procedure") && status.equals("completed") ? "active" : status;
    }
}
