package org.stele.gateway.hl7v2.translate;

import java.util.Base64;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.message.Message;
import tools.jackson.databind.node.ObjectNode;

/** The message itself into a DocumentReference, so that nothing of it is lost. It refers to all that was made of it. */
final class Original {
    private static final String KIND = "DocumentReference";
    private static final String ER7 = "x-application/hl7-v2+er7";

    private Original() {}

    static void translate(Draft draft, byte[] bytes) {
        Message message = draft.message();
        String key = "message|" + message.sender() + "|" + message.controlId();
        ObjectNode document = draft.resource(KIND, key);
        document.put("status", "current");
        document.set("masterIdentifier", Json.object("value", message.controlId()));
        document.set("type", Json.object("text", "HL7 v2 message"));
        Json.put(document, "date", draft.times().instant(message.header().value(7)));
        document.put("description", message.type() + "^" + message.event());
        ObjectNode attachment =
                Json.object("contentType", ER7).put("data", Base64.getEncoder().encodeToString(bytes));
        document.set("content", Json.list(Json.set(Json.object(), "attachment", attachment)));
        ObjectNode context = Json.set(
                Json.object(),
                "related",
                Json.list(draft.resources().stream()
                        .filter(it -> !it.kind().equals(Draft.PATIENT))
                        .map(it -> draft.reference(it.kind(), it.key()))));
        Json.set(document, "context", context);
        draft.add(KIND, key, document, Manner.KEEPS, message.header());
    }
}
