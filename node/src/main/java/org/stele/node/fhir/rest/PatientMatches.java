package org.stele.node.fhir.rest;

import java.time.InstantSource;
import org.stele.exchange.Exchange;
import org.stele.gateway.fhir.rest.PatientMatching;
import org.stele.node.fhir.MatchReader;
import org.stele.node.healthlink.Strangers;
import org.stele.node.smart.Attempts;

/** Says who may be meant by what is known of a person, so often in a minute: who guesses at people is slowed down. Safe for use by many threads. */
public final class PatientMatches {
    private static final int IN_A_MINUTE = 60;

    private final MatchReader reader = new MatchReader();
    private final PatientMatching matching;
    private final Attempts attempts;

    public PatientMatches(Exchange exchange, InstantSource clock) {
        this.matching = new PatientMatching(exchange.searches());
        this.attempts = new Attempts(IN_A_MINUTE, clock);
    }

    /**
     * Answers one.
     *
     * @throws RuntimeException one of those that {@link org.stele.node.problem.Problems} knows, where it is refused
     */
    public FhirResponse answer(Asker asker, byte[] body) {
        Reach.requireSigned(asker);
        String who = asker.author().toString();
        if (attempts.isOver(who)) {
            throw Strangers.tooOften();
        }
        attempts.count(who);
        return FhirResponse.ok(matching.answer(asker.author(), reader.read(body), asker.base()));
    }
}
