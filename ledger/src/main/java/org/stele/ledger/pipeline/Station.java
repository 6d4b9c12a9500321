package org.stele.ledger.pipeline;

/** A thread that does one step of the pipeline, over and over, until the node halts. */
final class Station {
    /** One step; it may wait. */
    interface Step {
        void run() throws Exception;
    }

    private final Thread thread;

    private Station(Thread thread) {
        this.thread = thread;
    }

    static Station start(String name, Halt halt, Step step) {
        return new Station(Thread.ofPlatform().name("ledger-" + name).daemon().start(() -> repeat(halt, step)));
    }

    /** Interrupts the thread and waits until it has ended; unless it is this very thread, which then ends after its step. */
    void end() {
        thread.interrupt();
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void repeat(Halt halt, Step step) {
        try {
            while (!halt.isHalted() && !Thread.currentThread().isInterrupted()) {
                step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) { // the end of a thread that the chain needs: the node halts and says why
            halt.because(e);
        }
    }
}
