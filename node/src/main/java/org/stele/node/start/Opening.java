package org.stele.node.start;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something that is being opened on another thread. Closing waits until it is open, then closes it.
 *
 * @param <T> what is opened
 */
final class Opening<T extends AutoCloseable> implements AutoCloseable {
    private final CompletableFuture<T> opened = new CompletableFuture<>();

    private Opening() {}

    static <T extends AutoCloseable> Opening<T> start(String name, Supplier<T> open) {
        Opening<T> opening = new Opening<>();
        Thread.ofPlatform().name(name).daemon().start(() -> opening.run(open));
        return opening;
    }

    /** Waits for it; throws what opening it threw. */
    T await() {
        try {
            return opened.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        T value = opened.exceptionally(failure -> null).join();
        if (value != null) {
            close(value);
        }
    }

    private static void close(AutoCloseable value) {
        try {
            value.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // all that AutoCloseable allows
            throw new IllegalStateException("what was opened cannot be closed: " + e.getMessage(), e);
        }
    }

    private void run(Supplier<T> open) {
        try {
            opened.complete(open.get());
        } catch (RuntimeException | Error e) { // the end of a thread: who waits hears of it
            opened.completeExceptionally(e);
        }
    }
}
