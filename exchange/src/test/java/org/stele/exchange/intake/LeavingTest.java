package org.stele.exchange.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;

/** What is withdrawn is held as long as the chart may lack what is written with it, and no longer. */
class LeavingTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Leaving leaving = new Leaving(now::get);
    private final List<RecordId> withdrawn = List.of(new RecordId(RandomId.generate()));

    @Test
    void itIsHeldUntilTheChartHasWhatIsWrittenAndALittleLonger() {
        leaving.hold(withdrawn);
        pass(Duration.ofDays(2));
        assertThat(leaving.has(withdrawn.getFirst())).isTrue();
        leaving.done(withdrawn);
        assertThat(leaving.has(withdrawn.getFirst())).isTrue();
        pass(Duration.ofMinutes(2));
        assertThat(leaving.has(withdrawn.getFirst())).isFalse();
    }

    @Test
    void whatIsRefusedIsNotHeld() {
        leaving.hold(withdrawn);
        leaving.refused(withdrawn);
        assertThat(leaving.has(withdrawn.getFirst())).isFalse();
    }

    private void pass(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }
}
