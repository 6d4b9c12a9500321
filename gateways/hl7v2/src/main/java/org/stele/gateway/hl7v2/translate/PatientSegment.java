package org.stele.gateway.hl7v2.translate;

import java.util.function.Function;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Concepts;
import org.stele.gateway.hl7v2.fhir.Contacts;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.fhir.People;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Field;
import org.stele.gateway.hl7v2.message.Segment;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PID and NK1 into Patient. */
final class PatientSegment {
    private static final String SSN = "http://hl7.org/fhir/sid/us-ssn";

    private final Draft draft;
    private final Segment pid;
    private final ObjectNode patient;

    private PatientSegment(Draft draft, Segment pid) {
        this.draft = draft;
        this.pid = pid;
        this.patient = draft.patient();
    }

    /** @param number the patient's medical record number, which comes first */
    static void translate(Draft draft, Segment pid, PatientNumber number, Manner manner) {
        PatientSegment segment = new PatientSegment(draft, pid);
        segment.identifiers(number);
        segment.person();
        segment.reached();
        segment.kin();
        segment.death();
        draft.add(Draft.PATIENT, "", segment.patient, manner, pid);
    }

    private void identifiers(PatientNumber number) {
        ObjectNode own = Json.object("system", number.system()).put("value", number.value());
        own.set("type", Json.concept(Tables.ofTable("0203"), "MR"));
        // what else such an authority gave is the number of a visit or an account, which may be another patient's
        // record number
        Stream<ObjectNode> others = pid.valued(3).stream()
                .filter(cx -> !number.isIn(cx) && !draft.identifiers().isOfPatients(cx))
                .map(draft.identifiers()::cx);
        Stream<ObjectNode> social = pid
                .optional(19)
                .map(value -> Json.object("system", SSN).put("value", value))
                .map(ssn -> Json.set(ssn, "type", Json.concept(Tables.ofTable("0203"), "SS")))
                .stream();
        patient.set(
                "identifier",
                Json.list(Stream.of(Stream.of(own), others, social).flatMap(it -> it)));
    }

    private void person() {
        list("name", 5, People::name);
        element(8, "gender", () -> draft.code(patient, "gender", pid, 8, "0001"));
        element(7, "birthDate", () -> draft.time(patient, "birthDate", pid, 7, draft.times()::date));
        element(16, "maritalStatus", this::maritalStatus);
        element(
                15,
                "communication",
                () -> Json.set(
                        patient,
                        "communication",
                        Json.list(Json.set(Json.object(), "language", Concepts.of(pid.field(15))))));
    }

    private void maritalStatus() {
        Tables.code("0002", pid.value(16))
                .ifPresentOrElse(
                        code -> patient.set(
                                "maritalStatus",
                                Json.concept("http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", code)),
                        () -> Json.set(patient, "maritalStatus", Concepts.of(pid.field(16), "0002")));
    }

    private void reached() {
        list("address", 11, Contacts::address);
        if (pid.field(13).isTakenAway() && pid.field(14).isTakenAway()) {
            takeAway("telecom");
        } else {
            Json.set(
                    patient,
                    "telecom",
                    Json.list(Stream.concat(pid.valued(13).stream(), pid.valued(14).stream())
                            .map(Contacts::telecom)));
        }
    }

    private void kin() {
        Json.set(patient, "contact", Json.list(draft.message().all("NK1").map(this::contact)));
    }

    private ObjectNode contact(Segment nk1) {
        ObjectNode contact = Json.set(Json.object(), "name", People.name(nk1.field(2)));
        Json.set(contact, "address", Contacts.address(nk1.field(4)));
        Json.set(
                contact,
                "telecom",
                Json.list(Stream.concat(nk1.valued(5).stream(), nk1.valued(6).stream())
                        .map(Contacts::telecom)));
        if (!contact.isEmpty()) {
            Json.set(
                    contact,
                    "relationship",
                    Json.list(Concepts.of(nk1.field(3), "0063"), Concepts.of(nk1.field(7), "0131")));
        }
        return contact;
    }

    private void death() {
        if (!pid.value(29).isEmpty() && pid.value(30).equals("N")) {
            draft.note(ErrorCode.TABLE_VALUE_NOT_FOUND, pid, 30, "a time of death, and no death: both are left out");
        } else if (pid.field(29).isTakenAway() || pid.field(30).isTakenAway()) {
            takeAway("deceasedDateTime");
            takeAway("deceasedBoolean");
        } else if (!pid.value(29).isEmpty()) {
            draft.time(patient, "deceasedDateTime", pid, 29, draft.times()::dateTime);
        } else if (pid.value(30).equals("Y") || pid.value(30).equals("N")) {
            patient.put("deceasedBoolean", pid.value(30).equals("Y"));
        } else if (!pid.value(30).isEmpty()) {
            draft.note(ErrorCode.TABLE_VALUE_NOT_FOUND, pid, 30, "neither Y nor N: left out");
        }
    }

    private void list(String name, int field, Function<Field, ObjectNode> part) {
        element(
                field,
                name,
                () -> Json.set(
                        patient, name, Json.list(pid.valued(field).stream().map(part))));
    }

    private void element(int field, String name, Runnable put) {
        if (pid.field(field).isTakenAway()) {
            takeAway(name);
        } else if (!pid.field(field).isEmpty()) {
            put.run();
        }
    }

    private void takeAway(String name) {
        patient.set(name, JsonNodeFactory.instance.nullNode());
    }
}
