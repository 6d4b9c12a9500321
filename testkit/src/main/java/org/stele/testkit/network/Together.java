package org.stele.testkit.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same for several at once and waits for all of them. */
final class Together {
    private Together() {}

    /** Throws the first failure when all have ended; the others are added to it. */
    static <T> void forAll(List<T> all, Consumer<T> action) {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("network-", 0).factory())) {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(each -> running.add(threads.submit(() -> action.accept(each))));
            join(running);
        }
    }

    private static void join(List<Future<?>> running) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add(new IllegalStateException("interrupted", e));
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }
}
