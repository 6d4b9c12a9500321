package org.stele.gateway.fhir.consent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.exchange.proposal.Proposed;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.GrantTerms;
import org.stele.formats.proposal.ProposalState;
import org.stele.gateway.fhir.structure.StructureCheck;
import tools.jackson.databind.node.ObjectNode;

/** Proposals of a network that there is not, and their Consents. */
final class ProposedTerms {
    static final OrganisationId CUSTODIAN = OrganisationId.generate();
    static final OrganisationId OTHER = OrganisationId.generate();
    static final SeatId SEAT = SeatId.generate();
    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private ProposedTerms() {}

    static GrantTerms of(Grantee grantee, Set<Purpose> purposes, String... labels) {
        Validity validity = new Validity(NOW.minusMillis(1), NOW.plusSeconds(86_400));
        return new GrantTerms(grantee, new TreeSet<>(purposes), validity, new TreeSet<>(List.of(labels)));
    }

    static Proposed proposed(GrantTerms terms, ProposalState state) {
        GrantProposal proposal =
                new GrantProposal(GrantId.generate(), SEAT, NOW, NOW.plusSeconds(60), state, NOW, terms);
        return new Proposed(SubjectId.generate(), "Patient/p", proposal, Optional.empty(), CUSTODIAN, Map.of(), NOW);
    }

    /** As a client sends it, who gives it no identifier. */
    static ObjectNode consent(GrantTerms terms) {
        ObjectNode consent =
                MadeProposals.consent(proposed(terms, ProposalState.WAITING)).resource();
        if (!new StructureCheck(100).check(consent, "Consent").isEmpty()) {
            throw new IllegalStateException("not a Consent: " + consent);
        }
        consent.remove("identifier");
        return consent;
    }

    static GrantTerms read(ObjectNode consent) {
        return new ConsentReader(CUSTODIAN, seat -> Optional.of(OTHER).filter(_ -> seat.equals(SEAT))).read(consent);
    }
}
