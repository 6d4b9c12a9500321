package org.stele.ledger.toy;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;
import org.stele.ledger.validator.Validator;

/** What the toy contract does. */
public sealed interface ToyCommand {
    /** Commits to a record; denied where there is one already. */
    record Commit(RandomId record, Hash commitment) implements ToyCommand {}

    /** As {@link Commit}, where another author has to sign too. */
    record CommitTogether(RandomId record, Hash commitment, Author other) implements ToyCommand {}

    record Withdraw(RandomId record) implements ToyCommand {}

    /** Is refused, and leaves a trace. */
    record Knock(RandomId record, Optional<Long> times) implements ToyCommand {}

    /** Throws. */
    record Stumble(RandomId record) implements ToyCommand {}

    record ChangeValidators(List<Validator> validators) implements ToyCommand {}

    record ChangeRules(int version, long height) implements ToyCommand {}

    /** From {@code height} on another ordering counts. */
    record ChangeEpoch(long epoch, long height) implements ToyCommand {}
}
