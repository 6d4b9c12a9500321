package org.stele.node.fhir.rest;

import java.time.InstantSource;
import org.stele.exchange.Exchange;
import org.stele.node.fhir.FhirDoor;

/**
 * Answers FHIR's interactions over the charts of the organisation's own patients. What may not be seen is as if it were not there. Safe
 * for use by many threads; there is one of it in a node, since conditions are looked at one after another.
 */
public final class FhirAnswers {
    private final FhirReadings readings;
    private final FhirWritings writings;

    public FhirAnswers(FhirDoor door, Exchange exchange, OwnName name, InstantSource clock) {
        this.readings = new FhirReadings(exchange, name, clock);
        this.writings = new FhirWritings(door, exchange, clock);
    }

    /**
     * Answers one.
     *
     * @throws RuntimeException one of those that {@link org.stele.node.problem.Problems} knows, where it is refused
     */
    public FhirResponse answer(Asker asker, Interaction interaction) {
        return switch (interaction) {
            case Interaction.Reading reading -> readings.answer(asker, reading);
            case Interaction.Writing writing -> writings.answer(asker, writing);
        };
    }
}
