package org.stele.exchange.proposal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.DomainName;
import org.stele.exchange.share.Decided;
import org.stele.formats.proposal.GrantProposal;

/**
 * A proposal with all that is needed to tell it. Its text form shows nothing of it.
 *
 * @param patient the address of what said who they are, when it was made
 * @param granted what the patient signed, where they did
 * @param names of the custodian and of the grantee's organisation
 * @param asOf the time of the state as of which it stands so
 */
public record Proposed(
        SubjectId home,
        String patient,
        GrantProposal proposal,
        Optional<Decided.Granted> granted,
        OrganisationId custodian,
        Map<OrganisationId, DomainName> names,
        Instant asOf) {
    public Proposed {
        names = Map.copyOf(names);
    }

    @Override
    public String toString() {
        return "Proposed[" + proposal.grant() + "]";
    }
}
