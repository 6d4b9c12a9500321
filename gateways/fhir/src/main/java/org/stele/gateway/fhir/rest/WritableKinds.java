package org.stele.gateway.fhir.rest;

import org.stele.exchange.intake.Signatory;
import org.stele.gateway.fhir.people.Attributor;
import org.stele.gateway.fhir.search.parameter.ParameterType;
import org.stele.gateway.fhir.search.parameter.SearchParameters;

/** Which kinds of resource can be written one by one. */
public record WritableKinds(SearchParameters parameters) {
    private static final String PATIENT = "Patient";

    /** It lies in the chart of the patient to whom it refers, so that what cannot refer to one has no place. */
    public boolean canCreate(String kind) {
        return canUpdate(kind) && (kind.equals(PATIENT) || mayReferToAPatient(kind));
    }

    /** What a clinician must sign comes in bundles. */
    public boolean canUpdate(String kind) {
        return Attributor.demandedFor(kind) == Signatory.ANYBODY;
    }

    /** What is known of a patient is erased at the patient's own request. */
    public boolean canDelete(String kind) {
        return !kind.equals(PATIENT);
    }

    private boolean mayReferToAPatient(String kind) {
        return parameters.of(kind).values().stream()
                .filter(it -> it.type() == ParameterType.REFERENCE)
                .anyMatch(it -> it.targets().isEmpty() || it.targets().contains(PATIENT));
    }
}
