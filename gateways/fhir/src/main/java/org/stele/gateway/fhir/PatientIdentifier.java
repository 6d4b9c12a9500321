package org.stele.gateway.fhir;

/**
 * One identifier of a patient. Never to be logged.
 *
 * @param system who assigned it, as a URI; empty where not said
 * @param value the identifier
 * @param type code of HL7 table 0203, for instance {@code MR} or {@code SS}; empty where not said
 */
public record PatientIdentifier(String system, String value, String type) {
    @Override
    public String toString() {
        return "PatientIdentifier[withheld]";
    }
}
