package org.stele.ledger.toy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.contract.StateWriter;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/** Rules with one contract; authors are {@code org:<name>} with the key that the genesis gives them. */
public record ToyRules(int version) implements Rules {
    /** The rules' part of the genesis. */
    public record Part(List<Validator> validators, Map<String, VerificationKey> keys) {}

    @Override
    public List<Contract<?>> contracts() {
        return List.of(new ToyContract());
    }

    @Override
    public boolean mayAct(StateReader state, Author author, VerificationKey key, Instant time) {
        return author.kind().equals("org")
                && state.get(ToyTables.KEYS, author.name()).filter(key::equals).isPresent();
    }

    @Override
    public Duration longestLife(Author author, String contract, String command) {
        return Duration.ofMinutes(10);
    }

    @Override
    public ValidatorSet validators(StateReader state) {
        return state.get(ToyTables.VALIDATORS, "now").orElseThrow();
    }

    @Override
    public int versionAt(StateReader state, long height) {
        return state.get(ToyTables.RULES, "next")
                .filter(planned -> height == planned.height())
                .map(ToyTables.PlannedRules::version)
                .orElse(version);
    }

    @Override
    public long epochAt(StateReader state, long height, long before) {
        return state.get(ToyTables.EPOCH, "next")
                .filter(planned -> height == planned.height())
                .map(ToyTables.PlannedEpoch::epoch)
                .orElse(before);
    }

    @Override
    public void genesis(byte[] genesis, StateWriter state) {
        try {
            Part part = StrictJson.parse(genesis, Part.class);
            state.put(ToyTables.VALIDATORS, "now", new ValidatorSet(part.validators()));
            new TreeMap<>(part.keys()).forEach((name, key) -> state.put(ToyTables.KEYS, name, key));
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException("not the toy rules' part", e);
        }
    }
}
