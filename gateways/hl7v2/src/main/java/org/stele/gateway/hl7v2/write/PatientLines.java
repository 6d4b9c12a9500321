package org.stele.gateway.hl7v2.write;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stele.gateway.hl7v2.fhir.Tables;
import tools.jackson.databind.JsonNode;

/** Patient into PID and NK1. */
final class PatientLines {
    private final Numbers numbers;

    PatientLines(Numbers numbers) {
        this.numbers = numbers;
    }

    /** PID; NK1 are {@link #kin}. */
    Line pid(JsonNode patient) {
        Line pid = new Line("PID").set(1, "1");
        List<JsonNode> identifiers = patient.path("identifier")
                .valueStream()
                .filter(it -> !Numbers.value(it).isEmpty())
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
        JsonNode marital = patient.path("maritalStatus");
        Tables.inverse("0002", Codes.code(marital))
                .ifPresentOrElse(code -> pid.set(16, code), () -> Codes.write(marital, pid.spot(16, 0)));
    }

    private static void reached(JsonNode patient, Line pid) {
        int address = 0;
        for (JsonNode one : patient.path("address")) {
            Persons.address(one, pid.spot(11, address));
            address++;
        }
        int telecom = 0;
        for (JsonNode one : patient.path("telecom")) {
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
            for (JsonNode one : contact.path("telecom")) {
                Persons.telecom(one, nk1.spot(5, telecom));
                telecom++;
            }
            lines.add(nk1);
        }
        return lines;
    }
}
