package org.stele.formats.release;

import java.util.List;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.formats.scope.OpenedLabel;

/**
 * What a custodian releases under a permit. A view: nowhere stored at the asker until a clinician keeps it.
 *
 * @param scope the grant's labels in clear, which the grantee may know; empty where no grant was needed
 */
public record Release(PermitId permit, OrganisationId custodian, List<OpenedLabel> scope, List<Disclosed> records) {
    public Release {
        scope = List.copyOf(scope);
        records = List.copyOf(records);
    }

    @Override
    public String toString() {
        return "Release[" + records.size() + " records under " + permit + "]";
    }
}
