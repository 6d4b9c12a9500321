package org.stele.node.api;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.NetworkTables;
import org.stele.gateway.fhir.summary.Custodian;
import org.stele.ledger.Ledger;
import org.stele.node.fhir.rest.OwnName;

/** This organisation as the certified ledger names it. */
final class MemberName implements OwnName {
    private final Ledger ledger;
    private final OrganisationId organisation;

    MemberName(Ledger ledger, OrganisationId organisation) {
        this.ledger = ledger;
        this.organisation = organisation;
    }

    @Override
    public Custodian custodian() {
        String name = ledger.certified()
                .get(NetworkTables.MEMBER, organisation)
                .map(member -> member.name().value())
                .orElseThrow();
        return new Custodian("did:stele:" + ledger.genesis().network() + ":" + organisation, name);
    }
}
