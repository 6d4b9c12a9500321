package org.stele.gateway.fhir.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How a resource names a practitioner.
 *
 * @param system the identifier's system, for instance {@link #NPI}
 * @param value the identifier itself
 */
public record PractitionerId(String system, String value) implements Comparable<PractitionerId> {
    public static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    public static PractitionerId npi(String value) {
        return new PractitionerId(NPI, value);
    }

    /** What an Identifier of FHIR says, where it has a system and a value. */
    static Optional<PractitionerId> in(JsonNode identifier) {
        String system = identifier.path("system").asString("");
        String value = identifier.path("value").asString("");
        return system.isEmpty() || value.isEmpty() ? Optional.empty() : Optional.of(new PractitionerId(system, value));
    }

    /** The identifier of a Practitioner resource: its NPI, else its first. */
    public static Optional<PractitionerId> of(JsonNode practitioner) {
        List<PractitionerId> all = new ArrayList<>();
        practitioner.path("identifier").forEach(it -> in(it).ifPresent(all::add));
        return all.stream()
                .filter(it -> it.system().equals(NPI))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    @Override
    public int compareTo(PractitionerId other) {
        int bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : value.compareTo(other.value);
    }
}
