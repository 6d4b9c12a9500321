package org.stele.gateway.hl7v2.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Concepts;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.fhir.Keys;
import org.stele.gateway.hl7v2.fhir.People;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Segment;
import org.stele.gateway.hl7v2.translate.OrderGroup.Finding;
import tools.jackson.databind.node.ObjectNode;

/**
 * OBX into Observation. One is known again by what it belongs to, its code (OBX-3), its sub-id (OBX-4) and its own number (OBX-21), where
 * it has one: not by its set id or its place, which a correction that brings less changes. Several lines of one text are one.
 */
final class Observations {
    private static final String KIND = "Observation";
    private static final String MESSAGE = "message";
    private static final Set<String> LINES = Set.of("TX", "FT", "ST", "");
    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    /** What was made of one observation. */
    record Made(ObjectNode reference, boolean ofSpecimen) {}

    private final Draft draft;
    private final String owner;
    private final Optional<Segment> obr;

    private Observations(Draft draft, String owner, Optional<Segment> obr) {
        this.draft = draft;
        this.owner = owner;
        this.obr = obr;
    }

    /** Those of one order's result. */
    static Observations ofOrder(Draft draft, String key, Segment obr) {
        return new Observations(draft, key, Optional.of(obr));
    }

    /** Those that belong to no order: to their visit, or to the message alone where it names none. */
    static void ofPatient(Draft draft, List<Finding> findings) {
        ofPatient(draft, "", findings);
    }

    /** The same, told with an order. */
    static void ofPatient(Draft draft, String order, List<Finding> findings) {
        String owner = draft.visit()
                .map(visit -> Keys.of("visit", visit, order))
                .orElseGet(() -> Keys.of(
                        MESSAGE, draft.message().sender(), draft.message().controlId(), order));
        new Observations(draft, owner, Optional.empty()).addAll(findings);
    }

    /** The references to what was made, with whether each is about a specimen. */
    List<Made> addAll(List<Finding> findings) {
        Map<String, List<Finding>> named = new LinkedHashMap<>();
        findings.stream()
                .filter(this::isObserved)
                .forEach(finding -> named.computeIfAbsent(key(finding.obx()), _ -> new ArrayList<>())
                        .add(finding));
        return named.entrySet().stream()
                .map(entry -> add(entry.getKey(), said(entry.getValue())))
                .toList();
    }

    /** What a message takes back and says anew is what it says anew. */
    private static List<Finding> said(List<Finding> findings) {
        List<Finding> anew =
                findings.stream().filter(finding -> !isWithdrawn(finding.obx())).toList();
        return anew.isEmpty() ? findings : anew;
    }

    /** The notes' texts, a line each. */
    static String text(List<Segment> notes) {
        return notes.stream()
                .flatMap(nte -> nte.valued(3).stream())
                .map(comment -> comment.value())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Whether it is an observation, not a document. */
    private boolean isObserved(Finding finding) {
        Segment obx = finding.obx();
        if (Attachments.isOne(obx)) {
            if (obr.isEmpty()) {
                draft.note(
                        ErrorCode.DATA_TYPE,
                        obx,
                        2,
                        "a document that belongs to no result is kept in the message alone");
            }
            return false;
        }
        if (!Concepts.isIn(obx.field(3))) {
            throw Draft.missing(obx, 3, "an observation needs what was observed");
        }
        return true;
    }

    private Made add(String key, List<Finding> lines) {
        Segment obx = deciding(lines);
        requireTold(key, lines);
        requireFindable(obx);
        ObjectNode observation = draft.resource(KIND, key);
        observation.put("status", status(obx));
        observation.set("code", code(obx));
        draft.inVisit(observation);
        time(observation, obx);
        Values.put(draft, observation, lines.stream().map(Finding::obx).toList());
        about(observation, obx);
        Json.set(
                observation,
                "note",
                Json.list(Json.object(
                        "text",
                        text(lines.stream()
                                .flatMap(line -> line.notes().stream())
                                .toList()))));
        if (isWithdrawn(obx) || isCorrection(obx)) {
            draft.addChange(KIND, key, observation, Manner.REPLACES, obx);
        } else {
            draft.add(KIND, key, observation, isWithoutItsValue(obx) ? Manner.MERGES : Manner.REPLACES, obx);
        }
        return new Made(draft.reference(KIND, key), lines.getFirst().ofSpecimen());
    }

    /** Which of two is which, a correction could not say. */
    private void requireTold(String key, List<Finding> lines) {
        boolean areLines =
                lines.stream().map(Finding::obx).allMatch(obx -> LINES.contains(obx.value(2)) || isWithdrawn(obx));
        if (draft.has(KIND, key) || (lines.size() > 1 && !areLines)) {
            throw Draft.missing(
                    lines.getLast().obx(),
                    4,
                    "the same observation twice: tell them apart by OBX-4, so that a correction finds each");
        }
    }

    /** Of the lines of one text, of which some may be corrected, one that says so; else the first. */
    private static Segment deciding(List<Finding> lines) {
        return lines.stream()
                .map(Finding::obx)
                .filter(Observations::isCorrection)
                .findFirst()
                .orElseGet(() -> lines.getFirst().obx());
    }

    private void requireFindable(Segment obx) {
        if (isWithdrawn(obx) && owner.startsWith(Keys.of(MESSAGE))) {
            throw Draft.missing(
                    obx,
                    11,
                    "what is taken back here cannot be found: send it with its order (OBR-3) or its visit (PV1-19)");
        }
    }

    /** Table 0085: deleted, or posted to the wrong patient. */
    static boolean isWithdrawn(Segment obx) {
        return obx.value(11).equals("D") || obx.value(11).equals("W");
    }

    /** Table 0085: something was told before, and is now otherwise. */
    private static boolean isCorrection(Segment obx) {
        return obx.value(11).equals("C");
    }

    /** Table 0085: a status that comes without what it is the status of, which was sent before. */
    private static boolean isWithoutItsValue(Segment obx) {
        return obx.value(11).equals("U") && obx.valued(5).isEmpty();
    }

    /** What a suffix says (HL7 v2.3 7.3.2.3: {@code &GDT} a text, {@code &IMP} an impression) stands in the concept's words. */
    private static ObjectNode code(Segment obx) {
        ObjectNode code = Concepts.of(obx.field(3));
        String suffix = obx.field(3).value(1, 2);
        String name = obx.value(3, 2).isEmpty() ? obx.value(3) : obx.value(3, 2);
        return suffix.isEmpty() || code.has("text") ? code : code.put("text", name + " (" + suffix + ")");
    }

    private String key(Segment obx) {
        String code = obx.value(3).isEmpty() ? obx.value(3, 2) : obx.field(3).whole(1);
        String number = obx.value(21).isEmpty() ? "" : draft.identifiers().key(obx.field(21));
        String time = obr.isPresent() ? "" : obx.value(14);
        return Keys.of(owner, obx.value(3, 3), code, obx.field(4).whole(1), number, time);
    }

    private String status(Segment obx) {
        Optional<String> status = Tables.code("0085", obx.value(11));
        if (status.isEmpty()) {
            draft.note(ErrorCode.TABLE_VALUE_NOT_FOUND, obx, 11, "no status that FHIR knows: taken as unknown");
        }
        return status.orElse("unknown");
    }

    /** The observation's own, else the order's. */
    private void time(ObjectNode observation, Segment obx) {
        draft.time(observation, "effectiveDateTime", obx, 14, draft.times()::dateTime);
        if (!observation.has("effectiveDateTime")) {
            Json.put(
                    observation,
                    "effectiveDateTime",
                    obr.flatMap(order -> draft.times().dateTime(order.value(7))));
        }
        Json.put(observation, "issued", obr.flatMap(order -> draft.times().instant(order.value(22))));
    }

    private void about(ObjectNode observation, Segment obx) {
        Json.set(
                observation,
                "interpretation",
                Json.list(obx.valued(8).stream()
                        .map(flag -> Tables.code("0078", flag.value())
                                .map(code -> Json.concept(INTERPRETATION, code))
                                .orElseGet(() -> Concepts.of(flag, "0078")))));
        Json.set(observation, "referenceRange", Json.list(Json.object("text", obx.value(7))));
        Json.set(
                observation,
                "method",
                obx.valued(17).stream().findFirst().map(Concepts::of).orElseGet(Json::object));
        Json.set(
                observation,
                "performer",
                Json.list(Stream.concat(
                        obx.valued(16).stream().map(draft.people()::practitioner),
                        Stream.of(People.organisation(obx.field(23))))));
    }
}
