package org.stele.gateway.hl7v2;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.stele.gateway.fhir.IncomingResource;
import org.stele.gateway.fhir.Intake;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.message.Message;
import org.stele.gateway.hl7v2.message.MessageLimits;
import org.stele.gateway.hl7v2.message.MessageReader;
import org.stele.gateway.hl7v2.translate.Merging;
import org.stele.gateway.hl7v2.translate.Telling;
import org.stele.gateway.hl7v2.translate.Translation;
import org.stele.gateway.hl7v2.translate.Translator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages about made-up people, and the whole way from their bytes to what the other gateway's door makes of them. */
final class TestMessages {
    static final MessageReader READER = new MessageReader(MessageLimits.STANDARD);
    private static final Intake DOOR = Intake.standard();

    private TestMessages() {}

    static String of(String type, String... segments) {
        return "MSH|^~\\&|EHR|HOSP|STELE|NODE|20260301101500||" + type + "|C1|P|2.5.1\r" + String.join("\r", segments)
                + "\r";
    }

    static String result(String... segments) {
        return of(
                "ORU^R01^ORU_R01",
                "PID|1||4711^^^HOSP^MR||Quintero^Ada||19700203|F",
                "OBR|1|P1^HOSP|F1^LAB|24331-1^Lipid panel^LN|||202603010800|||||||||||||||202603010900||LAB|F",
                String.join("\r", segments));
    }

    static Translation translated(byte[] bytes, Translator translator) {
        Message message = READER.read(bytes);
        return translator.translate(message, translator.check(message), bytes, TestMessages::id);
    }

    static Translation translated(String message) {
        return translated(message.getBytes(StandardCharsets.UTF_8), vienna());
    }

    static Telling time(String message) {
        return vienna().time(READER.read(message.getBytes(StandardCharsets.UTF_8)));
    }

    /** The one resource of a kind. */
    static JsonNode only(String kind, String message) {
        List<ObjectNode> all = translated(message).resources().stream()
                .map(drafted -> drafted.resource())
                .filter(resource -> resource.path("resourceType").asString("").equals(kind))
                .toList();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " of " + kind);
        }
        return all.getFirst();
    }

    static Translator vienna() {
        return new Translator(
                new Authorities(Map.of("HOSP", "http://hospital-a.example/mrn")), ZoneId.of("Europe/Vienna"), "P");
    }

    /** What the door for FHIR takes of it, or throws. */
    static List<IncomingResource> throughTheDoor(Translation translation) {
        ObjectNode bundle = Json.object("resourceType", "Bundle").put("type", "collection");
        bundle.set(
                "entry",
                Json.list(translation.resources().stream()
                        .map(drafted -> Json.set(Json.object(), "resource", Merging.first(drafted.resource())))));
        return DOOR.read(bundle.toString().getBytes(StandardCharsets.UTF_8)).resources();
    }

    private static String id(String kind, String key) {
        return Integer.toHexString((kind + key).hashCode());
    }
}
