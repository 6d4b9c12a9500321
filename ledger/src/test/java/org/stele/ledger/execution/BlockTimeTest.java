package org.stele.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stele.ledger.state.BlockState;
import org.stele.ledger.state.Cell;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.validator.ValidatorSet;

class BlockTimeTest {
    private final BlockState state = new BlockState(_ -> Cell.ABSENT);

    private static ValidatorSet validators(int size) {
        return new ValidatorSet(
                IntStream.range(0, size).mapToObj(ToyNetwork::validator).toList());
    }

    private Instant next(int size, long previous, List<Long> clocks) {
        for (int i = 0; i < clocks.size(); i++) {
            BlockTime.note(state, ToyNetwork.organisation(i), Instant.ofEpochMilli(clocks.get(i)));
        }
        return BlockTime.next(Instant.ofEpochMilli(previous), validators(size), state);
    }

    @Test
    void itIsTheSecondHighestClockOfFour() {
        assertThat(next(4, 5, List.of(100L, 400L, 300L, 200L))).isEqualTo(Instant.ofEpochMilli(300));
    }

    @Test
    void itIsTheHighestClockOfThree() {
        assertThat(next(3, 5, List.of(100L, 400L, 300L))).isEqualTo(Instant.ofEpochMilli(400));
    }

    @Test
    void itIsTheThirdHighestClockOfSeven() {
        assertThat(next(7, 5, List.of(100L, 700L, 300L, 200L, 600L, 400L, 500L)))
                .isEqualTo(Instant.ofEpochMilli(500));
    }

    @Test
    void itNeverStandsStill() {
        assertThat(next(4, 1_000, List.of(100L, 400L, 300L, 200L))).isEqualTo(Instant.ofEpochMilli(1_001));
    }

    @Test
    void oneFastClockOfFourMovesNothing() {
        assertThat(next(4, 1_000, List.of(Long.MAX_VALUE / 2))).isEqualTo(Instant.ofEpochMilli(1_001));
    }

    @Test
    void aClockThatGoesBackIsNotNoted() {
        next(3, 5, List.of(400L));
        assertThat(next(3, 5, List.of(100L))).isEqualTo(Instant.ofEpochMilli(400));
    }
}
