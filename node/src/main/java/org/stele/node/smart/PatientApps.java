package org.stele.node.smart;

import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.exchange.app.Apps;
import org.stele.exchange.search.Searches;

/**
 * The applications of patients.
 *
 * @param apps what they signed
 * @param ids who they are in FHIR
 */
public record PatientApps(Apps apps, Ids ids) {
    /** The FHIR ids of patients. */
    @FunctionalInterface
    public interface Ids {
        /**
         * Of whose chart it is; their journal has that it was looked up.
         *
         * @param own in whose chart there is nobody else
         * @return nothing where the chart has none
         */
        Optional<String> id(Searches own, SubjectId home);
    }

    /** As an application sees them whose approval stands; the journal has it in the application's name. */
    Optional<Approval.Named> named(RandomId approval, SubjectId home) {
        return named(apps.searches(approval), home);
    }

    /** As they see themselves; the journal has it in their own name. */
    Optional<Approval.Named> self(SubjectId home) {
        return named(apps.own(home.author(), home), home);
    }

    private Optional<Approval.Named> named(Searches own, SubjectId home) {
        return ids.id(own, home).map(id -> new Approval.Named(home, id));
    }
}
