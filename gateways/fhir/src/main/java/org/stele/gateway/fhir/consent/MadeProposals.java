package org.stele.gateway.fhir.consent;

import org.stele.contracts.id.RecordId;
import org.stele.exchange.proposal.Proposed;
import org.stele.gateway.fhir.made.Made;

/** Proposals as what a chart has of them. */
final class MadeProposals {
    private MadeProposals() {}

    static Made consent(Proposed proposed) {
        return Made.changing(
                id(proposed),
                proposed.proposal().since(),
                new ConsentWriter(Parties.of(proposed), proposed.asOf()).write(proposed));
    }

    static Made task(Proposed proposed) {
        return Made.changing(
                id(proposed), proposed.proposal().since(), TaskWriter.write(proposed.proposal(), Parties.of(proposed)));
    }

    private static RecordId id(Proposed proposed) {
        return new RecordId(proposed.proposal().grant().value());
    }
}
