package org.stele.gateway.fhir.people;

import java.util.List;
import java.util.Optional;

/**
 * Who stands behind a resource.
 *
 * @param practitioners those whom it names in the elements that {@link AttributionTable} lists for its kind, the one who
 *     answers for it first, none twice
 * @param clinicianDemanded whether a resource of this kind and status may only be committed with a clinician's attestation
 */
public record Attribution(List<PractitionerId> practitioners, boolean clinicianDemanded) {
    public Attribution {
        practitioners = List.copyOf(practitioners);
    }

    /** The practitioner who attests it; where there is none, the organisation does. */
    public Optional<PractitionerId> attester() {
        return practitioners.stream().findFirst();
    }
}
