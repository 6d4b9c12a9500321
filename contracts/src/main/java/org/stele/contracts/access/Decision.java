package org.stele.contracts.access;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;

/** The answer to a {@link Question}. */
public sealed interface Decision {
    /**
     * Yes.
     *
     * @param organisation the asker's; none where the subject asks
     * @param grant for {@link PermitKind#CONSENT}: what may be seen is in its scope
     * @param glass for {@link PermitKind#EMERGENCY}: the emergency set, or all if it was widened
     * @param filters restrictions whose labels the custodian keeps back from what the grant covers
     */
    record Permitted(
            PermitKind kind,
            Optional<OrganisationId> organisation,
            Optional<GrantId> grant,
            Optional<GlassId> glass,
            List<RestrictionId> filters)
            implements Decision {
        public Permitted {
            filters = List.copyOf(filters);
        }
    }

    /** No. The reason is for the patient and never for the asker. */
    record Refused(RefusalReason reason) implements Decision {}

    default boolean isPermitted() {
        return this instanceof Permitted;
    }
}
