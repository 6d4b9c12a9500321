package org.stele.contracts.network;

import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.StateReader;

/** From which heights on the network goes on otherwise, as its members voted. */
public final class Turns {
    /** A height that is never reached would bar every other. */
    private static final long FARTHEST = 10_000_000;

    private Turns() {}

    /** The epoch of block {@code height}, where the one before it is of epoch {@code before}. */
    public static long epochAt(StateReader state, long height, long before) {
        return epoch(state).filter(next -> next.height() == height).isPresent() ? before + 1 : before;
    }

    /** The version of the rules for block {@code height}, where {@code current} are those of the block before it. */
    public static int rulesAt(StateReader state, long height, int current) {
        return rules(state)
                .filter(next -> next.height() <= height)
                .map(NewRules::version)
                .orElse(current);
    }

    /** The epoch that was voted for last, whether it began or not. */
    public static Optional<NewEpoch> epoch(StateReader state) {
        return state.get(NetworkTables.EPOCH, Whole.NETWORK);
    }

    /** The rules that were voted for last, whether they count yet or not. */
    public static Optional<NewRules> rules(StateReader state) {
        return state.get(NetworkTables.RULES, Whole.NETWORK);
    }

    static void requirePossible(NewEpoch next, Context context) {
        requireAhead(next.height(), epoch(context).map(NewEpoch::height), context);
    }

    static void requirePossible(NewRules next, int current, Context context) {
        requireAhead(next.height(), rules(context).map(NewRules::height), context);
        context.require(next.version() == current + 1, Codes.RULES_NOT_NEXT);
    }

    static void begin(NewEpoch next, Context context) {
        requirePossible(next, context);
        context.put(NetworkTables.EPOCH, Whole.NETWORK, next);
    }

    static void begin(NewRules next, int current, Context context) {
        requirePossible(next, current, context);
        context.put(NetworkTables.RULES, Whole.NETWORK, next);
    }

    /** One turn at a time: what was voted for is not put off, nor overtaken. */
    private static void requireAhead(long height, Optional<Long> votedFor, Context context) {
        boolean isAhead = height > context.height() && height - context.height() <= FARTHEST;
        context.require(isAhead, Codes.HEIGHT_OUT_OF_REACH);
        context.require(votedFor.filter(last -> last > context.height()).isEmpty(), Codes.TURN_PENDING);
    }
}
