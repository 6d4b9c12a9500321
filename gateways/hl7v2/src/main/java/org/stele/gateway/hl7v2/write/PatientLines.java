package org.stele.gateway.hl7v2.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stele.gateway.hl7v2.fhir.Tables;
import tools.jackson.databind.JsonNode;

/** Patient into PID and NK1. */
final class PatientLines {
    private static final String MARITAL = "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus";

    private final Numbers numbers;
    private final Validity validity;

    /** @param at when the message says that it was made */
    PatientLines(Numbers numbers, Instant at) {
        this.numbers = numbers;
        this.validity = Validity.at(at);
    }

    /** PID; NK1 are {@link #kin}. What is not so any more is left out. */
    Line pid(JsonNode patient) {
        Modifiers.requireNone(patient);
        Line pid = new Line("PID").set(1, "1");
        List<JsonNode> identifiers = patient.path("identifier")
                .valueStream()
                .filter(it -> !Numbers.value(it).isEmpty() && validity.isCurrent(it))
                .sorted(Comparator.comparing(it -> !Numbers.type(it).equals("MR")))
                .toList();
        if (identifiers.isEmpty()) {
            throw new UnsayableException("Patient.identifier");
        }
        for (int i = 0; i < identifiers.size(); i++) {
            numbers.cx(identifiers.get(i), pid, 3, i);
        }
        person(patient, pid);
        reached(patient, pid);
        death(patient, pid);
        return pid;
    }

    private static void person(JsonNode patient, Line pid) {
        int name = 0;
        for (JsonNode one : patient.path("name")) {
            Persons.name(one, pid.spot(5, name));
            name++;
        }
        pid.set(7, Stamps.of(patient.path("birthDate").asString("")));
        pid.set(8, Tables.inverse("0001", patient.path("gender").asString("")));
        Codes.write(patient.path("communication").path(0).path("language"), pid.spot(15, 0));
        Codes.tabled(patient.path("maritalStatus"), "0002", MARITAL, pid.spot(16, 0));
    }

    private List<JsonNode> current(JsonNode telecoms) {
        return telecoms.valueStream().filter(validity::isCurrent).toList();
    }

    private void reached(JsonNode patient, Line pid) {
        int address = 0;
        for (JsonNode one : patient.path("address")) {
            Persons.address(one, pid.spot(11, address));
            address++;
        }
        int telecom = 0;
        for (JsonNode one : current(patient.path("telecom"))) {
            Persons.telecom(one, pid.spot(13, telecom));
            telecom++;
        }
    }

    private static void death(JsonNode patient, Line pid) {
        if (patient.has("deceasedDateTime")) {
            pid.set(29, Stamps.of(patient.path("deceasedDateTime").asString("")));
            pid.set(30, "Y");
        } else if (patient.has("deceasedBoolean")) {
            pid.set(30, patient.path("deceasedBoolean").asBoolean() ? "Y" : "N");
        }
    }

    List<Line> kin(JsonNode patient) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode contact : patient.path("contact")) {
            Line nk1 = new Line("NK1").set(1, String.valueOf(lines.size() + 1));
            Persons.name(contact.path("name"), nk1.spot(2, 0));
            Codes.write(contact.path("relationship").path(0), nk1.spot(3, 0));
            Persons.address(contact.path("address"), nk1.spot(4, 0));
            int telecom = 0;
            for (JsonNode one : current(contact.path("telecom"))) {
                Persons.telecom(one, nk1.spot(5, telecom));
                telecom++;
            }
            lines.add(nk1);
        }
        return lines;
    }
}
