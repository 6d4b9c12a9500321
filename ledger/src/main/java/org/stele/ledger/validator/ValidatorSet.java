package org.stele.ledger.validator;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.ledger.contract.Codec;

/**
 * The validators in force at a height, in ascending order of their identifiers.
 *
 * @param validators 1 to 100, no organisation and no key twice
 */
public record ValidatorSet(List<Validator> validators) {
    private static final Comparator<Validator> ORDER = Comparator.comparing(Validator::organisation);

    /** An array in ascending order of the organisations; another order is refused. */
    public static final Codec<ValidatorSet> CODEC = new Ordered(Codec.of(Listed.class));

    public ValidatorSet {
        if (validators.isEmpty() || validators.size() > 100) {
            throw new IllegalArgumentException("a network has 1 to 100 validators, not " + validators.size());
        }
        Set<RandomId> organisations = new HashSet<>();
        Set<VerificationKey> keys = new HashSet<>();
        for (Validator validator : validators) {
            if (!organisations.add(validator.organisation()) || !keys.add(validator.voteKey())) {
                throw new IllegalArgumentException("a validator or its key stands twice in the set");
            }
        }
        validators = validators.stream().sorted(ORDER).toList();
    }

    /** SHA-256 of the encoding; stands in headers. */
    public Hash hash() {
        return Hash.of(CODEC.encode(this));
    }

    /** The place of {@code organisation} in this set, or -1. */
    public int placeOf(RandomId organisation) {
        for (int place = 0; place < validators.size(); place++) {
            if (validators.get(place).organisation().equals(organisation)) {
                return place;
            }
        }
        return -1;
    }

    public int size() {
        return validators.size();
    }

    /** How many votes make a certificate: floor(2n/3) + 1. */
    public int quorum() {
        return 2 * size() / 3 + 1;
    }

    /** How many may lie without harm: f = n - quorum, at most floor((n - 1) / 3). */
    public int tolerated() {
        return (size() - 1) / 3;
    }

    private record Listed(List<Validator> validators) {}

    private record Ordered(Codec<Listed> list) implements Codec<ValidatorSet> {
        @Override
        public void write(ValidatorSet value, CborWriter out) {
            list.write(new Listed(value.validators()), out);
        }

        @Override
        public ValidatorSet read(CborReader in) {
            List<Validator> read = list.read(in).validators();
            ValidatorSet set = new ValidatorSet(read);
            if (!set.validators().equals(read)) {
                throw new IllegalArgumentException("validators out of order");
            }
            return set;
        }
    }
}
