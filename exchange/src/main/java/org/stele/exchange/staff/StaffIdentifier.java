package org.stele.exchange.staff;

/**
 * How records name a member of staff: a licence number or the like. Never to be logged.
 *
 * @param system who assigned it, as a URI: {@code http://hl7.org/fhir/sid/us-npi}
 * @param value the identifier itself
 */
public record StaffIdentifier(String system, String value) {
    public StaffIdentifier {
        if (system.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("an identifier has a system and a value");
        }
    }

    @Override
    public String toString() {
        return "StaffIdentifier";
    }
}
