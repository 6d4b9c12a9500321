package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {
    private final BoundedCache<Integer, Integer> cache = new BoundedCache<>(10);
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void neverHoldsMoreThanTwoGenerations() {
        for (int i = 0; i < 1000; i++) {
            cache.get(i, this::load);
            assertThat(cache.size()).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void whatIsAskedForAgainAndAgainStays() {
        for (int i = 0; i < 1000; i++) {
            assertThat(cache.get(-1, this::load)).isEqualTo(1);
            cache.get(i, this::load);
        }
        assertThat(loads).hasValue(1001);
    }

    @Test
    void whatCannotBeLoadedIsNotKept() {
        assertThatThrownBy(() -> cache.get(1, key -> Integer.parseInt("x"))).isInstanceOf(NumberFormatException.class);
        assertThat(cache.size()).isZero();
    }

    private int load(int key) {
        loads.incrementAndGet();
        return -key;
    }
}
