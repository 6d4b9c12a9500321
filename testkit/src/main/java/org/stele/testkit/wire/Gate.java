package org.stele.testkit.wire;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets bytes of one direction pass, or holds them up. */
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean open = true;

    void set(boolean isOpen) {
        lock.lock();
        try {
            open = isOpen;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void pass() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!open) {
                opened.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
