package org.stele.ledger.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnQueueTest {
    private final TurnQueue<String, String> queue = new TurnQueue<>();

    @Test
    void oneWithLittleWaitsForOneOfEachOther() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            queue.add("a", "a" + i);
        }
        queue.add("b", "b0");
        queue.add("b", "b1");
        queue.add("c", "c0");
        assertThat(take(7)).containsExactly("a0", "b0", "c0", "a1", "b1", "a2", "a3");
    }

    @Test
    void whoComesBackWaitsForTheOthersTurns() throws Exception {
        queue.add("a", "a0");
        queue.add("b", "b0");
        queue.add("b", "b1");
        assertThat(take(1)).containsExactly("a0");
        queue.add("a", "a1");
        assertThat(take(3)).containsExactly("b0", "a1", "b1");
    }

    @Test
    void nothingComesOutOfAnEmptyOne() throws Exception {
        assertThat(queue.poll(0)).isNull();
        assertThat(queue.poll(TimeUnit.MILLISECONDS.toNanos(5))).isNull();
    }

    @Test
    void whoWaitsIsGivenWhatComes() throws Exception {
        CompletableFuture<String> got = CompletableFuture.supplyAsync(this::waitLong);
        queue.add("a", "a0");
        assertThat(got.get(20, TimeUnit.SECONDS)).isEqualTo("a0");
    }

    private String waitLong() {
        try {
            return String.valueOf(queue.poll(TimeUnit.MINUTES.toNanos(1)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> take(int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(String.valueOf(queue.poll(0)));
        }
        return taken;
    }
}
