package org.stele.gateway.hl7v2.translate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Concepts;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Segment;
import org.stele.gateway.hl7v2.translate.OrderGroup.Finding;
import tools.jackson.databind.node.ObjectNode;

/** TXA with its OBX into DocumentReference, known again by the document's number. */
final class Documents {
    private static final String KIND = "DocumentReference";

    private final Draft draft;
    private final Segment txa;

    private Documents(Draft draft, Segment txa) {
        this.draft = draft;
        this.txa = txa;
    }

    static void translate(Draft draft) {
        Segment txa = draft.message()
                .first("TXA")
                .orElseThrow(() -> Draft.missing(draft.message().header(), 9, "a document needs TXA"));
        new Documents(draft, txa).document();
    }

    private void document() {
        if (txa.value(12).isEmpty()) {
            throw Draft.missing(txa, 12, "a document needs its number, by which a later version finds it again");
        }
        String key = draft.identifiers().key(txa.field(12), 2);
        ObjectNode document = draft.resource(KIND, key);
        document.set("masterIdentifier", draft.identifiers().ei(txa.field(12)));
        document.put("status", draft.message().event().equals("T11") ? "entered-in-error" : "current");
        Json.put(document, "docStatus", Tables.code("0271", txa.value(17)));
        Json.set(document, "type", Concepts.of(txa.field(2), "0270"));
        date(document);
        Json.set(document, "author", Json.list(txa.valued(9).stream().map(draft.people()::practitioner)));
        Json.set(
                document,
                "authenticator",
                txa.valued(10).stream()
                        .map(draft.people()::practitioner)
                        .findFirst()
                        .orElseGet(Json::object));
        Json.put(document, "description", txa.value(25));
        document.set("content", Json.list(contents().stream()));
        visit(document);
        draft.add(KIND, key, document, Manner.REPLACES);
    }

    private void date(ObjectNode document) {
        Stream.of(6, 7, 4)
                .map(field -> draft.times().instant(txa.value(field)))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(time -> document.put("date", time));
    }

    private void visit(ObjectNode document) {
        draft.visit()
                .ifPresent(visit -> document.set(
                        "context",
                        Json.set(Json.object(), "encounter", Json.list(draft.reference(Draft.ENCOUNTER, visit)))));
    }

    /** The texts together, then each document; a title where there is nothing else, since FHIR demands one content. */
    private List<ObjectNode> contents() {
        List<Finding> findings = OrderGroup.of(draft.message()).stream()
                .flatMap(group -> group.findings().stream())
                .toList();
        String text = findings.stream()
                .map(Finding::obx)
                .filter(obx -> List.of("TX", "FT", "ST").contains(obx.value(2)))
                .flatMap(Values::texts)
                .collect(Collectors.joining("\n"));
        ObjectNode plain = text.isEmpty()
                ? Json.object()
                : Json.object("contentType", "text/plain; charset=utf-8")
                        .put("data", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        List<ObjectNode> all = Stream.concat(Stream.of(plain), Attachments.of(draft, findings))
                .filter(attachment -> !attachment.isEmpty())
                .map(attachment -> Json.set(Json.object(), "attachment", attachment))
                .toList();
        return all.isEmpty() ? List.of(untold()) : all;
    }

    private ObjectNode untold() {
        draft.note(ErrorCode.REQUIRED_FIELD_MISSING, txa, 12, "the document has no content that can be read");
        return Json.set(
                Json.object(),
                "attachment",
                Json.object("title", txa.value(25).isEmpty() ? txa.value(12) : txa.value(25)));
    }
}
