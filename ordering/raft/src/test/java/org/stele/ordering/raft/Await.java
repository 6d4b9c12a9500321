package org.stele.ordering.raft;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, for as long as a busy machine may need. */
final class Await {
    private static final long MOST = TimeUnit.SECONDS.toNanos(60);

    private Await() {}

    static void until(Callable<Boolean> condition) {
        long end = System.nanoTime() + MOST;
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for a minute, in vain");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError("cannot tell whether to wait on", e);
        }
    }
}
