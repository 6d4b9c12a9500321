package org.stele.gateway.hl7v2.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Concepts;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.fhir.People;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Segment;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PV1 and PV2 into Encounter, known again by the visit number (PV1-19). */
final class VisitSegment {
    private static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final int VISIT_NUMBER = 19;
    private static final int CX_AUTHORITY = 4;

    private final Draft draft;
    private final Segment pv1;
    private final ObjectNode encounter;

    private VisitSegment(Draft draft, Segment pv1, String key) {
        this.draft = draft;
        this.pv1 = pv1;
        this.encounter = draft.resource(Draft.ENCOUNTER, key);
    }

    static void translate(Draft draft, Segment pv1, Manner manner) {
        if (pv1.value(VISIT_NUMBER).isEmpty()) {
            draft.note(
                    ErrorCode.REQUIRED_FIELD_MISSING,
                    pv1,
                    VISIT_NUMBER,
                    "without a visit number the visit is not entered");
            return;
        }
        String key = draft.identifiers().shared(pv1.field(VISIT_NUMBER), CX_AUTHORITY);
        VisitSegment segment = new VisitSegment(draft, pv1, key);
        segment.visit();
        segment.people();
        segment.places();
        segment.hospitalization();
        segment.period();
        draft.add(Draft.ENCOUNTER, key, segment.encounter, manner, pv1);
    }

    private void visit() {
        ObjectNode number = draft.identifiers().cx(pv1.field(VISIT_NUMBER));
        number.set("type", Json.concept(Tables.ofTable("0203"), "VN"));
        encounter.set("identifier", Json.list(number));
        Json.put(encounter, "status", status());
        Json.set(
                encounter,
                "class",
                Tables.code("0004-class", pv1.value(2))
                        .map(code -> Json.coding(ACT, code))
                        .orElseGet(() -> pv1.value(2).isEmpty()
                                ? Json.object()
                                : Json.coding(Tables.ofTable("0004"), pv1.value(2))));
        Json.set(encounter, "type", Json.list(Concepts.of(pv1.field(4), "0007")));
        Json.set(encounter, "serviceType", Concepts.of(pv1.field(10), "0069"));
        draft.message()
                .first("PV2")
                .ifPresent(pv2 -> Json.set(encounter, "reasonCode", Json.list(Concepts.of(pv2.field(3)))));
    }

    /** By the event; one that only brings news leaves it as it is, and says what is known where nothing is there yet. */
    private Optional<String> status() {
        return Tables.code("0003", draft.message().event())
                .or(() -> pv1.optional(45).map(_ -> "finished"))
                .or(() -> draft.message().event().equals("A08") ? Optional.empty() : byClass());
    }

    private Optional<String> byClass() {
        return Tables.code("0004-status", pv1.value(2)).or(() -> Optional.of("unknown"));
    }

    private void people() {
        Json.set(
                encounter,
                "participant",
                Json.list(Stream.of(
                                participants(7, "ATND"),
                                participants(8, "REF"),
                                participants(9, "CON"),
                                participants(17, "ADM"))
                        .flatMap(it -> it)));
    }

    private Stream<ObjectNode> participants(int field, String role) {
        return pv1.valued(field).stream()
                .map(draft.people()::practitioner)
                .filter(person -> !person.isEmpty())
                .map(person -> Json.set(Json.object(), "individual", person)
                        .set("type", Json.list(Json.concept(PARTICIPATION, role))));
    }

    private void places() {
        List<ObjectNode> places = new ArrayList<>();
        place(places, 3, pv1.value(2).equals("P") ? "planned" : "active");
        place(places, 6, "completed");
        place(places, 11, "active");
        place(places, 42, "reserved");
        Json.set(encounter, "location", Json.list(places.stream()));
    }

    private void place(List<ObjectNode> places, int field, String status) {
        ObjectNode place = People.place(pv1.field(field));
        if (!place.isEmpty()) {
            places.add(Json.set(Json.object(), "location", place).put("status", status));
        }
    }

    private void hospitalization() {
        ObjectNode stay = Json.object();
        Json.set(stay, "preAdmissionIdentifier", draft.identifiers().cx(pv1.field(5)));
        Json.set(stay, "reAdmission", Concepts.of(pv1.field(13), "0092"));
        Json.set(stay, "admitSource", Concepts.of(pv1.field(14), "0023"));
        Json.set(stay, "dischargeDisposition", Concepts.of(pv1.field(36), "0112"));
        Json.set(encounter, "hospitalization", stay);
    }

    private void period() {
        ObjectNode period = Json.object();
        draft.time(period, "start", pv1, 44, draft.times()::dateTime);
        draft.time(period, "end", pv1, 45, draft.times()::dateTime);
        if (draft.message().event().equals("A13")) {
            period.set("end", JsonNodeFactory.instance.nullNode());
        }
        Json.set(encounter, "period", period);
    }
}
