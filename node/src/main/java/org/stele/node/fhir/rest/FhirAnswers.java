package org.stele.node.fhir.rest;

import java.time.InstantSource;
import java.util.List;
import org.stele.exchange.Exchange;
import org.stele.gateway.fhir.consent.ProposedConsents;
import org.stele.gateway.fhir.rest.FhirPatcher;
import org.stele.gateway.fhir.rest.FhirTransactor;
import org.stele.gateway.fhir.rest.FhirWriter;
import org.stele.node.fhir.FhirDoor;

/**
 * Answers FHIR's interactions over the charts of the organisation's own patients. What may not be seen is as if it were not there. Safe
 * for use by many threads; there is one of it in a node, since conditions are looked at one after another.
 */
public final class FhirAnswers {
    private final FhirReadings readings;
    private final FhirWritings writings;
    private final FhirTransactions transactions;

    public FhirAnswers(FhirDoor door, Exchange exchange, OwnName name, InstantSource clock) {
        FhirWriter writer = new FhirWriter(exchange.searches(), exchange.writings());
        FhirProposals proposals = new FhirProposals(writer, new ProposedConsents(exchange.proposals()));
        this.readings = new FhirReadings(exchange, proposals, name, clock);
        Conditions conditions = new Conditions(clock);
        FhirPatches patches = new FhirPatches(door, new FhirPatcher(exchange.searches(), writer), conditions);
        FhirTransactor transactor = new FhirTransactor(exchange.searches(), writer, exchange.jointWritings());
        this.writings = new FhirWritings(door, writer, transactor, proposals, patches, conditions);
        this.transactions = new FhirTransactions(door, transactor, conditions, readings, clock);
    }

    /**
     * Does several, all of them or none.
     *
     * @return in the order of the entries
     * @throws RuntimeException one of those that {@link org.stele.node.problem.Problems} knows, where it is refused
     */
    public List<FhirResponse> answer(Asker asker, Transaction transaction) {
        Reach.requireSigned(asker);
        return transactions.answer(asker, transaction);
    }

    /**
     * Answers one.
     *
     * @throws RuntimeException one of those that {@link org.stele.node.problem.Problems} knows, where it is refused
     */
    public FhirResponse answer(Asker asker, Interaction interaction) {
        return switch (interaction) {
            case Interaction.Reading reading -> readings.answer(asker, reading);
            case Interaction.Writing writing -> {
                Reach.requireSigned(asker);
                yield writings.answer(asker, writing);
            }
        };
    }
}
