package org.stele.gateway.hl7v2.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Concepts;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.fhir.Keys;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Field;
import org.stele.gateway.hl7v2.message.Segment;
import org.stele.gateway.hl7v2.translate.Observations.Made;
import org.stele.gateway.hl7v2.translate.OrderGroup.Finding;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OBR into DiagnosticReport, its OBX into Observation, its SPM into Specimen; all are known again by the filler's number. */
final class Results {
    private static final String REPORT = "DiagnosticReport";

    private final Draft draft;

    private Results(Draft draft) {
        this.draft = draft;
    }

    static void translate(Draft draft) {
        Results results = new Results(draft);
        List<OrderGroup> groups = OrderGroup.of(draft.message());
        if (groups.stream().noneMatch(group -> group.head().isPresent())) {
            throw Draft.missing(draft.message().header(), 9, "a result needs OBR, which says what it is the result of");
        }
        groups.forEach(results::group);
        draft.reported(Optional.empty());
    }

    private void group(OrderGroup group) {
        draft.reported(group.head().flatMap(obr -> draft.times().exact(obr.value(22))));
        if (group.head().isEmpty()) {
            Observations.ofPatient(draft, group.findings());
        } else {
            report(group, group.head().get());
        }
    }

    private void report(OrderGroup group, Segment obr) {
        String number = number(group, obr);
        if (!Concepts.isIn(obr.field(4))) {
            throw Draft.missing(obr, 4, "a result needs what was asked for");
        }
        String key = Keys.of(number, code(obr), parent(obr));
        if (draft.has(REPORT, key)) {
            throw Draft.missing(obr, 3, "two results of one number in a message: give each a number of its own");
        }
        ObjectNode report = draft.resource(REPORT, key);
        identifiers(report, group, obr);
        Json.put(report, "status", status(obr));
        Json.set(report, "category", Json.list(category(obr)));
        report.set("code", Concepts.of(obr.field(4)));
        draft.inVisit(report);
        effective(report, obr);
        draft.time(report, "issued", obr, 22, draft.times()::instant);
        Json.set(
                report,
                "resultsInterpreter",
                Json.list(obr.valued(32).stream().map(draft.people()::practitionerOfNdl)));
        Json.set(report, "specimen", Json.list(specimens(group, number).stream()));
        Json.set(report, "result", Json.list(observations(group, key, obr).stream()));
        documents(report, group);
        Json.put(report, "conclusion", Observations.text(group.notes()));
        draft.add(REPORT, key, report, Manner.MERGES, obr);
    }

    /** Where all that the message brings are taken back, none is left. */
    private void documents(ObjectNode report, OrderGroup group) {
        ArrayNode documents = Json.list(Attachments.of(draft, group.findings()));
        boolean isTakenBack = group.findings().stream()
                .map(Finding::obx)
                .anyMatch(obx -> Attachments.isOne(obx) && Observations.isWithdrawn(obx));
        Json.set(report, "presentedForm", documents);
        if (isTakenBack && documents.isEmpty()) {
            report.putNull("presentedForm");
        }
    }

    private String number(OrderGroup group, Segment obr) {
        return Stream.of(Optional.of(obr), group.order())
                .flatMap(Optional::stream)
                .map(segment -> segment.field(3))
                .filter(filler -> !filler.value().isEmpty())
                .findFirst()
                .map(filler -> draft.identifiers().key(filler))
                .orElseThrow(() -> Draft.missing(
                        obr, 3, "a result needs the filler's order number, by which its correction finds it again"));
    }

    /** Susceptibilities of two isolates have number and code in common: which of the parent's results each is of tells them apart. */
    private static String parent(Segment obr) {
        return Keys.of(
                obr.value(26), obr.value(26, 2), obr.value(26, 3), obr.value(26).isEmpty() ? obr.value(29) : "");
    }

    private static String code(Segment obr) {
        Field code = obr.field(4);
        return code.value(3) + "|" + (code.value().isEmpty() ? code.value(2) : code.value());
    }

    private void identifiers(ObjectNode report, OrderGroup group, Segment obr) {
        Json.set(report, "identifier", Json.list(numbered(group, obr, 2, "PLAC"), numbered(group, obr, 3, "FILL")));
    }

    private ObjectNode numbered(OrderGroup group, Segment obr, int field, String type) {
        Field own = obr.field(field);
        Field number = own.value().isEmpty()
                ? group.order().map(orc -> orc.field(field)).orElse(own)
                : own;
        return draft.identifiers().ei(number, type);
    }

    /** One that is not said, or that FHIR has no word for, leaves the one that is known. */
    private Optional<String> status(Segment obr) {
        Optional<String> status = Tables.code("0123", obr.value(25));
        if (status.isEmpty()) {
            draft.note(
                    ErrorCode.TABLE_VALUE_NOT_FOUND,
                    obr,
                    25,
                    "no status that FHIR knows: the one before stays, and is unknown where there was none");
        }
        return status;
    }

    private static ObjectNode category(Segment obr) {
        return obr.optional(24)
                .map(section -> Json.concept(Tables.ofTable("0074"), section))
                .orElseGet(Json::object);
    }

    private void effective(ObjectNode report, Segment obr) {
        if (obr.value(8).isEmpty()) {
            draft.time(report, "effectiveDateTime", obr, 7, draft.times()::dateTime);
        } else {
            ObjectNode period = Json.object();
            draft.time(period, "start", obr, 7, draft.times()::dateTime);
            draft.time(period, "end", obr, 8, draft.times()::dateTime);
            Json.set(report, "effectivePeriod", period);
        }
    }

    private List<ObjectNode> observations(OrderGroup group, String key, Segment obr) {
        return Observations.ofOrder(draft, key, obr).addAll(group.findings()).stream()
                .filter(made -> !made.ofSpecimen())
                .map(Made::reference)
                .toList();
    }

    private List<ObjectNode> specimens(OrderGroup group, String number) {
        return group.specimens().stream().map(spm -> specimen(spm, number)).toList();
    }

    private ObjectNode specimen(Segment spm, String number) {
        Field filler = spm.field(2).component(2);
        Field placer = spm.field(2).component(1);
        String key = Keys.of(number, filler.value().isEmpty() ? placer.value() : filler.value(), spm.value(1));
        if (!draft.has("Specimen", key)) {
            ObjectNode specimen = draft.resource("Specimen", key);
            Json.set(
                    specimen,
                    "identifier",
                    Json.list(
                            draft.identifiers().ei(placer, "PLAC"),
                            draft.identifiers().ei(filler, "FILL")));
            Json.set(specimen, "type", Concepts.of(spm.field(4)));
            draft.time(specimen, "receivedTime", spm, 18, draft.times()::dateTime);
            ObjectNode collection = Json.object();
            draft.time(collection, "collectedDateTime", spm, 17, draft.times()::dateTime);
            Json.set(specimen, "collection", collection);
            draft.add("Specimen", key, specimen, Manner.REPLACES, spm);
        }
        return draft.reference("Specimen", key);
    }
}
