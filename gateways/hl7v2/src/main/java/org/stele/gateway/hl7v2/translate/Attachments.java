package org.stele.gateway.hl7v2.translate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Field;
import org.stele.gateway.hl7v2.message.Segment;
import org.stele.gateway.hl7v2.translate.OrderGroup.Finding;
import tools.jackson.databind.node.ObjectNode;

/** ED and RP in OBX-5 into Attachment. */
final class Attachments {
    private static final int VALUE = 5;

    private Attachments() {}

    /** Whether the segment brings a document, or says where one is. */
    static boolean isOne(Segment obx) {
        return obx.value(2).equals("ED") || obx.value(2).equals("RP");
    }

    static Stream<ObjectNode> of(Draft draft, List<Finding> findings) {
        return findings.stream()
                .map(Finding::obx)
                .filter(obx -> isOne(obx) && !Observations.isWithdrawn(obx))
                .flatMap(obx -> obx.valued(VALUE).stream().flatMap(field -> of(draft, obx, field).stream()));
    }

    private static Optional<ObjectNode> of(Draft draft, Segment obx, Field field) {
        ObjectNode attachment = Json.put(Json.object(), "contentType", contentType(obx, field));
        if (obx.value(2).equals("RP")) {
            Json.put(attachment, "url", Optional.of(field.value()).filter(url -> url.indexOf(' ') < 0));
        } else {
            Json.put(attachment, "data", data(field));
        }
        if (!attachment.has("url") && !attachment.has("data")) {
            draft.note(ErrorCode.DATA_TYPE, obx, VALUE, "no document that can be read: kept in the message alone");
            return Optional.empty();
        }
        return Optional.of(Json.put(attachment, "title", obx.value(3, 2)));
    }

    /** Type and subtype of HL7 tables 0191 and 0291 where together they are a MIME type. */
    private static Optional<String> contentType(Segment obx, Field field) {
        // RP has the pointer's application between (HL7 v2.5.1 2.A.66); some send it as ED all the same
        int shift = obx.value(2).equals("RP") && !field.value(4).isEmpty() ? 1 : 0;
        String type = field.value(field.value(2).contains("/") ? 1 : 2 + shift).toLowerCase(Locale.ROOT);
        String subtype = field.value(3 + shift).toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text", "application", "image", "audio", "video", "multipart" ->
                subtype.isEmpty() ? Optional.empty() : Optional.of(type + "/" + subtype);
            case "ap" -> subtype.isEmpty() ? Optional.empty() : Optional.of("application/" + subtype);
            case "im" -> subtype.isEmpty() ? Optional.empty() : Optional.of("image/" + subtype);
            case "ft" -> Optional.of("text/plain");
            default -> Optional.empty();
        };
    }

    private static Optional<String> data(Field ed) {
        try {
            byte[] data = switch (ed.value(4).toLowerCase(Locale.ROOT)) {
                case "base64" -> Base64.getMimeDecoder().decode(ed.value(5));
                case "hex" -> HexFormat.of().parseHex(ed.value(5));
                default -> ed.value(5).getBytes(StandardCharsets.UTF_8);
            };
            return Optional.of(data).filter(it -> it.length > 0).map(Base64.getEncoder()::encodeToString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
