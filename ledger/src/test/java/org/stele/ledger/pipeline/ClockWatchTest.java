package org.stele.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.stele.ledger.toy.ToyClock;
import org.stele.ledger.toy.ToyNetwork;

class ClockWatchTest {
    private final ToyClock clock = new ToyClock(Instant.ofEpochSecond(1_000));
    private final ClockWatch watch = new ClockWatch(clock, Duration.ofSeconds(10), Duration.ofSeconds(15));

    @Test
    void aloneItTrustsItself() {
        assertThat(isOff()).isFalse();
    }

    @Test
    void oneOtherOfThreeThatIsOffIsItself() {
        note(0, 60);
        note(1, 1);
        note(2, -1);
        assertThat(isOff()).isFalse();
    }

    @Test
    void whereMostDifferItIsOff() {
        note(0, 60);
        note(1, 61);
        note(2, 0);
        assertThat(isOff()).isTrue();
    }

    @Test
    void itIsRightAgainWhenTheOthersAgree() {
        note(0, -60);
        note(1, -60);
        assertThat(isOff()).isTrue();
        note(0, 0);
        note(1, 0);
        assertThat(isOff()).isFalse();
    }

    @Test
    void whatComesLateUnderLoadIsNoClockThatIsOff() {
        note(0, -12);
        note(1, -12);
        assertThat(isOff()).isTrue();
        watch.noteOwn(clock.instant().minusSeconds(11));
        assertThat(isOff()).isFalse();
        note(0, -22);
        note(1, -22);
        assertThat(isOff()).isTrue();
    }

    @Test
    void anOwnBatchThatTakesLongExcusesNoClockThatIsBehind() {
        watch.noteOwn(clock.instant().minusSeconds(11));
        note(0, 11);
        note(1, 11);
        assertThat(isOff()).isTrue();
    }

    @Test
    void oldComparisonsDoNotCount() {
        note(0, 60);
        note(1, 60);
        assertThat(isOff()).isTrue();
        clock.advance(Duration.ofSeconds(16));
        assertThat(isOff()).isFalse();
    }

    /** All others were silent for a while: say, since two clocks in a row had been ahead, and the block time with them. */
    @Test
    void oneFalseClockThatIsTheOnlyOneHeardSilencesNobody() {
        note(0, 30);
        assertThat(isOff()).isFalse();
    }

    @Test
    void whoIsNoMemberAnyMoreSaysNothing() {
        note(0, 60);
        note(8, 60);
        assertThat(isOff()).isFalse();
    }

    /** Of four, of which this is the last. */
    private boolean isOff() {
        return watch.isOff(ToyNetwork.genesis(4, clock.instant()).validators());
    }

    private void note(int member, long seconds) {
        watch.note(ToyNetwork.organisation(member), clock.instant().plusSeconds(seconds));
    }
}
