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

/** TXA with its OBX into DocumentReference, known again by the document's number; what it replaces is marked so. */
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
        String key = draft.identifiers().key(txa.field(12));
        ObjectNode document = draft.resource(KIND, key);
        document.set("masterIdentifier", draft.identifiers().ei(txa.field(12)));
        document.put("status", status());
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
        Json.set(document, "content", Json.list(contents().stream()));
        visit(document);
        if (status().equals("entered-in-error")) {
            draft.addChange(KIND, key, document, Manner.MERGES, txa);
        } else {
            replaced(document, key);
            draft.add(KIND, key, document, Manner.REPLACES, txa);
        }
    }

    /** T11 cancels; table 0273: deleted, obsolete. */
    private String status() {
        if (draft.message().event().equals("T11") || txa.value(19).equals("CA")) {
            return "entered-in-error";
        }
        return txa.value(19).equals("OB") ? "superseded" : "current";
    }

    /** T10: TXA-13 is the document whose place this one takes. */
    private void replaced(ObjectNode document, String key) {
        if (!draft.message().event().equals("T10")) {
            return;
        }
        if (txa.value(13).isEmpty()) {
            draft.note(
                    ErrorCode.NOTHING_TO_CHANGE,
                    txa,
                    13,
                    "it replaces a document and does not say which: look which one, it is as it was");
            return;
        }
        String parent = draft.identifiers().key(txa.field(13));
        if (!parent.equals(key)) {
            ObjectNode old = draft.resource(KIND, parent).put("status", "superseded");
            draft.addChange(KIND, parent, old, Manner.MARKS, txa);
            ObjectNode relation = Json.object("code", "replaces");
            document.set("relatesTo", Json.list(relation.set("target", draft.reference(KIND, parent))));
        }
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

    /** The texts together, then each document. */
    private List<ObjectNode> contents() {
        List<Finding> findings = OrderGroup.of(draft.message()).stream()
                .flatMap(group -> group.findings().stream())
                .toList();
        String text = findings.stream()
                .map(Finding::obx)
                .filter(obx -> List.of("TX", "FT", "ST").contains(obx.value(2)) && !Observations.isWithdrawn(obx))
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
        if (all.isEmpty() && status().equals("current")) {
            draft.note(ErrorCode.REQUIRED_FIELD_MISSING, txa, 12, "the document has no content that can be read");
        }
        return all;
    }
}
