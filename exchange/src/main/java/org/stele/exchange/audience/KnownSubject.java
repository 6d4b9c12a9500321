package org.stele.exchange.audience;

import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.release.ChartId;

/**
 * A subject of a patient here.
 *
 * @param organisation for what has to do with whom it is; empty: the patient's home, which they claim at the desk
 */
public record KnownSubject(SubjectId subject, ChartId chart, Optional<OrganisationId> organisation) {
    /** Whether it is the subject for what has to do with this organisation. */
    public boolean isFor(OrganisationId other) {
        return organisation.filter(other::equals).isPresent();
    }
}
