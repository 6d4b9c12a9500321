package org.stele.ledger.execution;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.state.BlockState;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/**
 * Time as a function of the log: one millisecond after the block before, or the (f+1)-th highest of the validators' latest
 * clocks, whichever is later. So up to f validators with a fast clock, or a false one, cannot move it forward alone.
 */
public final class BlockTime {
    /** The latest clock of each organisation that ever proposed. */
    public static final TableType<RandomId, Instant> CLOCKS =
            TableType.of("ledger/clock", RandomId.class, Instant.class);

    private BlockTime() {}

    /** Takes note of a proposer's clock; one that runs backwards is not noted. */
    static void note(BlockState state, RandomId proposer, Instant clock) {
        if (state.get(CLOCKS, proposer).filter(known -> !known.isBefore(clock)).isEmpty()) {
            state.put(CLOCKS, proposer, clock);
        }
    }

    static Instant next(Instant previous, ValidatorSet validators, StateReader state) {
        Instant earliest = previous.plusMillis(1);
        List<Instant> clocks = validators.validators().stream()
                .map(Validator::organisation)
                .map(organisation -> state.get(CLOCKS, organisation))
                .flatMap(Optional::stream)
                .sorted(Comparator.reverseOrder())
                .toList();
        int place = validators.tolerated();
        return clocks.size() > place && clocks.get(place).isAfter(earliest) ? clocks.get(place) : earliest;
    }
}
