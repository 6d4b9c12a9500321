package org.stele.node.founding;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.Limits;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.SignatureProvider;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/** Writes a network's genesis. */
public final class NewGenesis {
    private NewGenesis() {}

    /**
     * A genesis of this moment, under the rules that this program knows.
     *
     * @param name of the network, {@code [a-z][a-z0-9-]{1,62}}
     * @throws IllegalArgumentException where these members cannot found a network; the message says why
     */
    public static Genesis of(String name, List<Candidate> members, Limits limits) {
        ValidatorSet validators = new ValidatorSet(members.stream()
                .filter(Candidate::votes)
                .map(NewGenesis::validator)
                .toList());
        return Genesis.create(
                name,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                new HealthRules().version(),
                SignatureProvider.name(),
                validators,
                new NetworkGenesis(members, limits));
    }

    private static Validator validator(Candidate candidate) {
        return new Validator(candidate.organisation().value(), candidate.keys().vote());
    }
}
