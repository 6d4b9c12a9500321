package org.stele.gateway.hl7v2.translate;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Concepts;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.fhir.People;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.message.Field;
import org.stele.gateway.hl7v2.message.Segment;
import tools.jackson.databind.node.ObjectNode;

/** SCH with its AIS, AIG, AIL and AIP into Appointment, known again by the filler's appointment number. */
final class Appointments {
    private static final Map<String, String> BY_EVENT = Map.of(
            "S12",
            "booked",
            "S13",
            "booked",
            "S14",
            "booked",
            "S15",
            "cancelled",
            "S16",
            "cancelled",
            "S17",
            "entered-in-error",
            "S26",
            "noshow");
    private static final List<String> RESOURCES = List.of("AIP", "AIL", "AIG", "AIS");
    private static final int DURATION = 9;

    private final Draft draft;
    private final Segment sch;

    private Appointments(Draft draft, Segment sch) {
        this.draft = draft;
        this.sch = sch;
    }

    static void translate(Draft draft) {
        Segment sch = draft.message()
                .first("SCH")
                .orElseThrow(() -> Draft.missing(draft.message().header(), 9, "an appointment needs SCH"));
        new Appointments(draft, sch).appointment();
    }

    private void appointment() {
        Field number = sch.field(2).value().isEmpty() ? sch.field(1) : sch.field(2);
        if (number.value().isEmpty()) {
            throw Draft.missing(sch, 2, "an appointment needs the filler's number, by which its change finds it again");
        }
        String key = draft.identifiers().key(number);
        ObjectNode appointment = Json.object("resourceType", "Appointment")
                .put(
                        "id",
                        draft.reference("Appointment", key)
                                .get("reference")
                                .stringValue()
                                .substring("Appointment/".length()));
        Json.set(
                appointment,
                "identifier",
                Json.list(
                        draft.identifiers().ei(sch.field(1), "PLAC"),
                        draft.identifiers().ei(sch.field(2), "FILL")));
        appointment.put("status", status());
        Json.set(appointment, "appointmentType", Concepts.of(sch.field(8), "0277"));
        Json.set(appointment, "reasonCode", Json.list(Concepts.of(sch.field(7), "0276")));
        Json.set(
                appointment,
                "serviceType",
                Json.list(draft.message().all("AIS").map(ais -> Concepts.of(ais.field(3)))));
        time(appointment);
        appointment.set("participant", Json.list(participants().stream()));
        Json.put(
                appointment,
                "comment",
                Observations.text(draft.message().all("NTE").toList()));
        draft.add("Appointment", key, appointment, Manner.REPLACES, sch);
    }

    private String status() {
        String event =
                Optional.ofNullable(BY_EVENT.get(draft.message().event())).orElse("booked");
        return event.equals("booked")
                ? Tables.code("0278", sch.value(25).toUpperCase(Locale.ROOT)).orElse(event)
                : event;
    }

    private void time(ObjectNode appointment) {
        Optional<String> start = starts().flatMap(it -> it.stream()).findFirst();
        Optional<String> end = ends(start).flatMap(it -> it.stream()).findFirst();
        if (start.isEmpty() || end.isEmpty()) {
            throw Draft.missing(
                    sch, 11, "an appointment needs when it begins and ends, to the minute: SCH-11, TQ1 or AIS");
        }
        Json.put(appointment, "start", start);
        Json.put(appointment, "end", end);
    }

    private Stream<Optional<String>> starts() {
        return Stream.of(
                draft.times().instant(sch.value(11, 4)),
                first("TQ1", 7),
                first("AIS", 4),
                first("AIP", 6),
                first("AIL", 6),
                first("AIG", 8));
    }

    private Stream<Optional<String>> ends(Optional<String> start) {
        return Stream.of(draft.times().instant(sch.value(11, 5)), first("TQ1", 8), start.flatMap(this::afterDuration));
    }

    private Optional<String> first(String segment, int field) {
        return draft.message().first(segment).flatMap(it -> draft.times().instant(it.value(field)));
    }

    /** SCH-9 in SCH-10's unit, minutes where it has none. */
    private Optional<String> afterDuration(String start) {
        try {
            long length = Long.parseLong(sch.value(DURATION));
            OffsetDateTime begin = OffsetDateTime.parse(start);
            return switch (sch.value(10).toLowerCase(Locale.ROOT)) {
                case "s", "sec" -> Optional.of(text(begin.plusSeconds(length)));
                case "", "m", "min", "minute", "minutes" -> Optional.of(text(begin.plusMinutes(length)));
                case "h", "hr", "hour", "hours" -> Optional.of(text(begin.plusHours(length)));
                default -> Optional.empty();
            };
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static String text(OffsetDateTime time) {
        return time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx"));
    }

    private List<ObjectNode> participants() {
        List<ObjectNode> participants = new ArrayList<>();
        participants.add(participant(draft.reference(Draft.PATIENT, "")));
        draft.message().segments().stream()
                .filter(segment -> RESOURCES.contains(segment.name()))
                .map(this::actor)
                .filter(actor -> !actor.isEmpty())
                .forEach(actor -> participants.add(participant(actor)));
        return participants;
    }

    private static ObjectNode participant(ObjectNode actor) {
        return Json.set(Json.object(), "actor", actor).put("status", "accepted");
    }

    private ObjectNode actor(Segment resource) {
        return switch (resource.name()) {
            case "AIP" -> draft.people().practitioner(resource.field(3));
            case "AIL" -> People.place(resource.field(3));
            case "AIG" -> Json.object("display", resource.value(3, 2));
            default -> Json.object();
        };
    }
}
