package org.stele.gateway.fhir.people;

import java.util.List;
import java.util.Optional;
import org.stele.exchange.intake.Signatory;

/**
 * Who stands behind a resource.
 *
 * @param practitioners those whom it names in the elements that {@link AttributionTable} lists for its kind, the one who
 *     answers for it first, none twice
 * @param demanded with whose attestation alone a resource of this kind may be committed
 */
public record Attribution(List<PractitionerId> practitioners, Signatory demanded) {
    public Attribution {
        practitioners = List.copyOf(practitioners);
    }

    public boolean clinicianDemanded() {
        return demanded != Signatory.ANYBODY;
    }

    /** The practitioner who attests it; where there is none, the organisation does. */
    public Optional<PractitionerId> attester() {
        return practitioners.stream().findFirst();
    }
}
