package org.stele.contracts.consent;

import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailKind;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Context;

/** What these commands note in the subject's trail. */
final class Notes {
    private Notes() {}

    static void append(
            Context context, SubjectId subject, TrailKind kind, RandomId concerns, Optional<OrganisationId> acting) {
        Trail.Deed deed = Trail.Deed.about(kind, concerns);
        Trail.append(context, subject, acting.map(deed::by).orElse(deed));
    }
}
