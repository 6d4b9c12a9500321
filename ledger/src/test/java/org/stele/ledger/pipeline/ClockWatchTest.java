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
        assertThat(watch.isOff()).isFalse();
    }

    @Test
    void oneOtherOfThreeThatIsOffIsItself() {
        note(0, 60);
        note(1, 1);
        note(2, -1);
        assertThat(watch.isOff()).isFalse();
    }

    @Test
    void whereMostDifferItIsOff() {
        note(0, 60);
        note(1, 61);
        note(2, 0);
        assertThat(watch.isOff()).isTrue();
    }

    @Test
    void itIsRightAgainWhenTheOthersAgree() {
        note(0, -60);
        note(1, -60);
        assertThat(watch.isOff()).isTrue();
        note(0, 0);
        note(1, 0);
        assertThat(watch.isOff()).isFalse();
    }

    @Test
    void whatComesLateUnderLoadIsNoClockThatIsOff() {
        note(0, -12);
        note(1, -12);
        assertThat(watch.isOff()).isTrue();
        watch.noteOwn(clock.instant().minusSeconds(11));
        assertThat(watch.isOff()).isFalse();
        note(0, -22);
        note(1, -22);
        assertThat(watch.isOff()).isTrue();
    }

    @Test
    void anOwnBatchThatTakesLongExcusesNoClockThatIsBehind() {
        watch.noteOwn(clock.instant().minusSeconds(11));
        note(0, 11);
        note(1, 11);
        assertThat(watch.isOff()).isTrue();
    }

    @Test
    void oldComparisonsDoNotCount() {
        note(0, 60);
        clock.advance(Duration.ofSeconds(16));
        assertThat(watch.isOff()).isFalse();
    }

    private void note(int member, long seconds) {
        watch.note(ToyNetwork.organisation(member), clock.instant().plusSeconds(seconds));
    }
}
