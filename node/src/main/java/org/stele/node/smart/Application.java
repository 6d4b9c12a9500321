package org.stele.node.smart;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Hash;
import org.stele.gateway.fhir.scope.Scopes;

/**
 * An application as the operator registered it.
 *
 * @param id its {@code client_id}
 * @param name for people
 * @param keys its public keys; none where it cannot keep a key to itself
 * @param registration of the file that says so, so that tokens end with any change of it
 */
record Application(String id, String name, Use use, JWKSet keys, Hash registration) {
    /** For whom it acts. */
    sealed interface Use {}

    /**
     * For one seat, by itself.
     *
     * @param scopes the most that it gets
     */
    record ForSeat(SeatId seat, Scopes scopes) implements Use {}

    /**
     * For whoever approves it.
     *
     * @param redirects where it takes answers, each as it stands in requests
     * @param scopes the most that it gets
     * @param approvers who may: nobody else knows of its requests
     * @param launchUrl where it is opened from the record system, which is for staff
     */
    record ForPeople(Set<String> redirects, PersonScopes scopes, Approvers approvers, Optional<String> launchUrl)
            implements Use {
        ForPeople {
            redirects = Set.copyOf(redirects);
        }
    }

    /** Who approves it. */
    enum Approvers {
        /** Those who sit in this organisation's seats, for the patients whom they see. */
        STAFF,
        /** This organisation's patients, each for their own chart. */
        PATIENTS
    }

    Optional<ForSeat> forSeat() {
        return use instanceof ForSeat seat ? Optional.of(seat) : Optional.empty();
    }

    Optional<ForPeople> forPeople() {
        return use instanceof ForPeople people ? Optional.of(people) : Optional.empty();
    }

    /** Where it is opened from the record system. */
    Optional<String> launchUrl() {
        return forPeople().flatMap(ForPeople::launchUrl);
    }

    /** Whether these approve it. */
    boolean isFor(Approvers approvers) {
        return forPeople().filter(people -> people.approvers() == approvers).isPresent();
    }

    /** Whether it has no key to show who it is with: whoever uses it would have that too. */
    boolean isPublic() {
        return use instanceof ForPeople && keys.isEmpty();
    }
}
