package org.stele.testkit.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.stele.gateway.fhir.people.Practitioner;
import org.stele.testkit.scenario.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What gives patients away: their names, addresses, identifiers, contacts, dates of birth and diagnoses. */
final class Needles {
    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> clear = new TreeSet<>();

    static Needles of(Samples samples) throws IOException {
        Needles needles = new Needles();
        for (Path bundle : samples.patients()) {
            for (JsonNode entry : JSON.readTree(Samples.read(bundle)).path("entry")) {
                needles.collect(entry.path("resource"));
            }
        }
        return needles;
    }

    /** The names and numbers of those who treat them, in clear. */
    static Set<String> ofStaff(Samples samples) {
        Set<String> staff = new TreeSet<>();
        for (Practitioner practitioner : samples.practitioners()) {
            staff.add(practitioner.name());
            staff.add(practitioner.id().value());
        }
        staff.removeIf(text -> text.length() < TextSearch.SHORTEST);
        return staff;
    }

    /** In clear, and in hexadecimal digits and base64 as a program may write each of them. */
    Set<String> texts() {
        Set<String> all = new TreeSet<>(clear);
        clear.forEach(needle -> all.addAll(Spellings.of(needle.getBytes(StandardCharsets.UTF_8))));
        return all;
    }

    private void collect(JsonNode resource) {
        switch (resource.path("resourceType").asString("")) {
            case "Patient" -> patient(resource);
            case "Condition" -> condition(resource);
            default -> {}
        }
    }

    private void patient(JsonNode patient) {
        for (JsonNode name : patient.path("name")) {
            add(name.path("family"));
            name.path("given").forEach(this::add);
        }
        for (JsonNode address : patient.path("address")) {
            address.path("line").forEach(this::add);
        }
        patient.path("identifier").forEach(identifier -> add(identifier.path("value")));
        patient.path("telecom").forEach(contact -> add(contact.path("value")));
        add(patient.path("birthDate"));
    }

    private void condition(JsonNode condition) {
        add(condition.path("code").path("text"));
        condition.path("code").path("coding").forEach(coding -> add(coding.path("display")));
    }

    private void add(JsonNode value) {
        String text = value.asString("");
        if (text.length() >= TextSearch.SHORTEST) {
            clear.add(text);
        }
    }
}
