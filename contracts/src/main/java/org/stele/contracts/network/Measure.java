package org.stele.contracts.network;

import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;

/**
 * What a proposal is about: exactly one of these.
 *
 * @param admission who becomes a member
 * @param expulsion who no longer is one
 * @param epoch from when on another ordering serves
 * @param rules from when on which rules count
 */
public record Measure(
        Optional<Candidate> admission,
        Optional<OrganisationId> expulsion,
        Optional<NewEpoch> epoch,
        Optional<NewRules> rules) {
    public Measure {
        if (Stream.of(admission, expulsion, epoch, rules)
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            throw new IllegalArgumentException("a proposal is about one thing");
        }
    }

    public static Measure admission(Candidate candidate) {
        return new Measure(Optional.of(candidate), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Measure expulsion(OrganisationId member) {
        return new Measure(Optional.empty(), Optional.of(member), Optional.empty(), Optional.empty());
    }

    public static Measure epoch(NewEpoch epoch) {
        return new Measure(Optional.empty(), Optional.empty(), Optional.of(epoch), Optional.empty());
    }

    public static Measure rules(NewRules rules) {
        return new Measure(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(rules));
    }
}
