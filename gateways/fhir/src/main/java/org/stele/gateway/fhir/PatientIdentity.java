package org.stele.gateway.fhir;

import java.util.List;
import java.util.Optional;
import org.stele.gateway.fhir.reference.ResourceKey;

/**
 * Whom a bundle is about, for the custodian's directory. Never to be logged.
 *
 * @param key {@code Patient/id}
 * @param identifiers in the order of the resource
 * @param name the official name, or the first; empty text where there is none
 * @param birthDate as FHIR writes it, with the precision it has; empty text where there is none
 */
public record PatientIdentity(ResourceKey key, List<PatientIdentifier> identifiers, String name, String birthDate) {
    public PatientIdentity {
        identifiers = List.copyOf(identifiers);
    }

    /** The medical record number: the first identifier of type {@code MR} (HL7 table 0203), which enrolment starts from. */
    public Optional<PatientIdentifier> medicalRecordNumber() {
        return identifiers.stream().filter(it -> it.type().equals("MR")).findFirst();
    }

    @Override
    public String toString() {
        return "PatientIdentity[withheld]";
    }
}
