package org.stele.ledger.genesis;

import java.time.Instant;
import java.util.List;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.KnownKeys;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;
import tools.jackson.databind.JsonNode;

/** The genesis as JSON. */
record GenesisDocument(
        String name, long epoch, Instant time, int rules, String signatures, List<Member> validators, JsonNode state) {
    record Member(RandomId organisation, String voteKey) {
        static Member of(Validator validator) {
            return new Member(validator.organisation(), validator.voteKey().toString());
        }

        Validator validator() {
            return new Validator(organisation, KnownKeys.parse(voteKey));
        }
    }

    static List<Member> members(ValidatorSet set) {
        return set.validators().stream().map(Member::of).toList();
    }

    ValidatorSet validatorSet() {
        return new ValidatorSet(validators.stream().map(Member::validator).toList());
    }
}
