package org.stele.testkit.people;

/**
 * Who somebody is outside the network. Made up, or synthetic.
 *
 * @param name as it is shown
 * @param number by which records name them
 */
public record Identity(String name, Registered number) {
    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    /** A number with who gave it. */
    public record Registered(String system, String value) {}

    /** A practitioner by the number of the US registry. */
    public static Identity npi(String name, String value) {
        return new Identity(name, new Registered(NPI, value));
    }

    @Override
    public String toString() {
        return "Identity";
    }
}
