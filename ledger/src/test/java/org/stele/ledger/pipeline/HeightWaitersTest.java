package org.stele.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.toy.ToyNetwork;

class HeightWaitersTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void nothingIsKeptOfWhoGaveUpAndTheOthersAreWoken() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory);
                LedgerNode node = network.open(0)) {
            CertifiedState genesis = ToyNetwork.await(node.waitFor(0, LONG));
            HeightWaiters waiters = new HeightWaiters(Optional::empty);
            CompletionStage<CertifiedState> patient = waiters.waitFor(0, LONG);
            CompletionStage<CertifiedState> endless = waiters.waitFor(0);
            CompletionStage<CertifiedState> hasty = waiters.waitFor(0, Duration.ofMillis(1));
            assertThatThrownBy(() -> ToyNetwork.await(hasty)).hasRootCauseInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> ToyNetwork.await(waiters.waitFor(Long.MAX_VALUE, Duration.ofMillis(1))))
                    .hasRootCauseInstanceOf(TimeoutException.class);
            assertThat(waiters.count()).isEqualTo(2);
            waiters.wake(genesis);
            assertThat(ToyNetwork.await(patient)).isEqualTo(genesis);
            assertThat(ToyNetwork.await(endless)).isEqualTo(genesis);
            assertThat(waiters.count()).isZero();
        }
    }
}
