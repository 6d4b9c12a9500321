package org.stele.ledger;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.validator.ValidatorSet;

/** What a node is to the network. */
public sealed interface Role {
    /**
     * Proposes and votes while its organisation and one of its keys are in the set in force.
     *
     * @param keys that sign votes and batches, the newest first: where a block is not certified, it may be the one that lists the
     *     newest, and without it the one before still counts
     */
    record Voter(RandomId organisation, List<SigningKey> keys) implements Role {
        public Voter {
            keys = List.copyOf(keys);
        }

        public Voter(RandomId organisation, SigningKey key) {
            this(organisation, List.of(key));
        }

        /** The one that votes where these validators are in force. */
        public Optional<SigningKey> keyAmong(ValidatorSet validators) {
            int place = validators.placeOf(organisation);
            return place < 0
                    ? Optional.empty()
                    : keyOf(validators.validators().get(place).voteKey());
        }

        /** The key that signs batches. */
        public SigningKey newest() {
            return keys.getFirst();
        }

        public List<VerificationKey> verificationKeys() {
            return keys.stream().map(SigningKey::verificationKey).toList();
        }

        private Optional<SigningKey> keyOf(VerificationKey listed) {
            return keys.stream()
                    .filter(key -> key.verificationKey().equals(listed))
                    .findFirst();
        }
    }

    /** Keeps a copy, without a vote. The organisation is only its address among the nodes. */
    record Observer(RandomId organisation) implements Role {}

    /**
     * As an observer, but shows the votes that it gave: a voter that stated what they were, and gives none until all agreed.
     *
     * @param by the key that stated, one of the voter's
     */
    record Stated(Voter voter, SigningKey by) implements Role {
        /** As which its node runs: a newer key has stated nothing, and votes from where it is in force. */
        public Role running() {
            List<SigningKey> newer = voter.keys().subList(0, voter.keys().indexOf(by));
            return newer.isEmpty() ? this : new Voter(voter.organisation(), newer);
        }

        @Override
        public RandomId organisation() {
            return voter.organisation();
        }
    }

    RandomId organisation();
}
