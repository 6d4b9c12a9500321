package org.stele.node.peer;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Lets answers leave at steps of time alone, so that how long the work took tells little of what was found. Safe for use by many threads. */
final class EvenTime {
    private final long step;

    EvenTime(Duration step) {
        this.step = step.toNanos();
    }

    /** What comes of the work, be it a failure, at the next step after it was done. */
    <T> T of(Supplier<T> work) {
        long began = System.nanoTime();
        try {
            return work.get();
        } finally {
            long end = began + ((System.nanoTime() - began) / step + 1) * step;
            while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
        }
    }
}
