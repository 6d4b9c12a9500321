package org.stele.exchange.proposal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.NetworkTables;
import org.stele.exchange.share.Decided;
import org.stele.exchange.share.SharingDesk;
import org.stele.exchange.work.Premises;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.ProposalState;
import org.stele.ledger.CertifiedState;

/** Says how proposals stand: with what was signed, by the ledger. */
record ProposalTeller(Premises premises, SharingDesk sharing) {
    Proposed tell(StoredProposal stored) {
        CertifiedState state = premises.ledger().state();
        Optional<Decided.Granted> granted = sharing.granted(stored.home(), stored.grant());
        return new Proposed(
                stored.home(),
                stored.patient(),
                proposal(stored, granted),
                granted,
                premises.own().id(),
                names(state, stored.terms().grantee().organisation()),
                state.time());
    }

    private GrantProposal proposal(StoredProposal stored, Optional<Decided.Granted> granted) {
        ProposalState state = state(stored, granted);
        Instant since = switch (state) {
            case WAITING -> stored.made();
            case SIGNED -> granted.map(it -> it.given().time()).orElseGet(stored::made);
            case DECLINED -> stored.declined().orElseGet(stored::made);
            case EXPIRED -> stored.until();
        };
        return new GrantProposal(
                stored.grant(), stored.by(), stored.made(), stored.until(), state, since, stored.terms());
    }

    private ProposalState state(StoredProposal stored, Optional<Decided.Granted> granted) {
        if (granted.isPresent()) {
            return ProposalState.SIGNED;
        }
        if (stored.declined().isPresent()) {
            return ProposalState.DECLINED;
        }
        return stored.isWaiting(Instant.ofEpochMilli(premises.clock().millis()))
                ? ProposalState.WAITING
                : ProposalState.EXPIRED;
    }

    private Map<OrganisationId, DomainName> names(CertifiedState state, OrganisationId grantee) {
        Map<OrganisationId, DomainName> names = new HashMap<>();
        Stream.of(premises.own().id(), grantee)
                .forEach(id -> state.get(NetworkTables.MEMBER, id).ifPresent(member -> names.put(id, member.name())));
        return names;
    }
}
