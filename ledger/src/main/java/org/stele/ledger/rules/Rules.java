package org.stele.ledger.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.contract.StateWriter;
import org.stele.ledger.validator.ValidatorSet;

/** One version of the network's rules: the contracts, and what the ledger must know of them. Selected by height. */
public interface Rules {
    /** Counts up from 1; in every header. */
    int version();

    List<Contract<?>> contracts();

    /** Whether {@code key} is in force for {@code author} in {@code state} at {@code time}. */
    boolean mayAct(StateReader state, Author author, VerificationKey key, Instant time);

    /**
     * Whether a transaction by {@code author} that these keys signed is ordered and executed at all: at least one of them is
     * in force for the author. Rules may ask for more, such as a signature that vouches for an author nobody knows yet.
     */
    default boolean admits(StateReader state, Author author, Set<VerificationKey> signers, Instant time) {
        return signers.stream().anyMatch(key -> mayAct(state, author, key, time));
    }

    /**
     * To whose account a transaction by {@code author} goes while it waits at a node: accounts share its room, and take turns. Nothing
     * on the ledger depends on it.
     */
    default String account(StateReader state, Author author) {
        return author.toString();
    }

    /** How far beyond the block's time a transaction by {@code author} may expire that gives this command to this contract. */
    Duration longestLife(Author author, String contract, String command);

    /** The validators of the next block, by the state after this one. */
    ValidatorSet validators(StateReader state);

    /**
     * The version of the rules for block {@code height}, by the state before it. A network that has voted for others answers
     * with theirs from their height on.
     */
    default int versionAt(StateReader state, long height) {
        return version();
    }

    /**
     * The epoch of block {@code height}, by the state before it. A network that has voted to go on with another ordering answers
     * with the next epoch from its first height on.
     *
     * @param before the epoch of the block before
     * @return {@code before}, or one more
     */
    default long epochAt(StateReader state, long height, long before) {
        return before;
    }

    /**
     * Writes the state before the first block.
     *
     * @param genesis the genesis document's {@code state} part: strict JSON whose form the rules define
     * @throws IllegalArgumentException where it is not of that form; the message says what is wrong
     */
    void genesis(byte[] genesis, StateWriter state);
}
