package org.stele.gateway.fhir.people;

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

    @Override
    public int compareTo(PractitionerId other) {
        int bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : value.compareTo(other.value);
    }
}
