package org.stele.node.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LineTest {
    @Test
    void oneIsServedAtATimeFewWaitAndWhoComesThenIsSentAway() throws Exception {
        Line line = new Line(2);
        AtomicInteger within = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Integer>> all = new ArrayList<>();
            all.add(threads.submit(() -> line.pass(() -> served(within, begun, end))));
            begun.await();
            all.add(threads.submit(() -> line.pass(() -> served(within, begun, end))));
            all.add(threads.submit(() -> line.pass(() -> served(within, begun, end))));
            while (line.places() > 0) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> line.pass(() -> 0)).isInstanceOf(TooManyException.class);
            end.countDown();
            for (Future<Integer> one : all) {
                assertThat(one.get()).isEqualTo(1);
            }
        }
        assertThat(line.pass(() -> 7)).isEqualTo(7);
    }

    private static int served(AtomicInteger within, CountDownLatch begun, CountDownLatch end) {
        int now = within.incrementAndGet();
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            within.decrementAndGet();
        }
        return now;
    }
}
