package org.stele.vault.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets changes that wait at the same time share one transaction: whoever gets the lock writes for all who queue, and those
 * find their answer when they get it. No thread of its own, so nothing to start or stop. Safe for use by many threads; not to be
 * called from within a transaction.
 *
 * @param <C> a change
 * @param <A> what its caller is answered
 */
public final class GroupCommit<C, A> {
    /** Makes changes, all in one transaction. */
    @FunctionalInterface
    public interface Commit<C, A> {
        /**
         * Makes them as if one after the other.
         *
         * @return the answers, one a change, in their order
         */
        List<A> commit(List<C> changes);
    }

    private static final int LARGEST = 512;

    private final Commit<C, A> commit;
    private final LinkedBlockingQueue<Waiting<C, A>> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock writing = new ReentrantLock(true);

    public GroupCommit(Commit<C, A> commit) {
        this.commit = commit;
    }

    /** Makes a change; it is durable when this returns, and whatever made its transaction fail is thrown to each who shared it. */
    public A make(C change) {
        return makeAll(List.of(change)).getFirst();
    }

    /** As {@link #make} for each of them, so many as there are in about one transaction; answers in their order. */
    public List<A> makeAll(List<C> changes) {
        List<Waiting<C, A>> all = changes.stream()
                .map(change -> new Waiting<>(change, new CompletableFuture<A>()))
                .toList();
        queue.addAll(all);
        return all.stream().map(this::made).toList();
    }

    private A made(Waiting<C, A> waiting) {
        while (!waiting.answer().isDone()) {
            writeGroup(waiting);
        }
        return answer(waiting.answer());
    }

    private void writeGroup(Waiting<C, A> own) {
        writing.lock();
        try {
            if (!own.answer().isDone()) {
                List<Waiting<C, A>> group = new ArrayList<>();
                queue.drainTo(group, LARGEST);
                write(group);
            }
        } finally {
            writing.unlock();
        }
    }

    private void write(List<Waiting<C, A>> group) {
        try {
            List<A> answers = commit.commit(group.stream().map(Waiting::change).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) { // each who waits hears of it
            group.forEach(waiting -> waiting.answer().completeExceptionally(e));
        }
    }

    private static <A> A answer(CompletableFuture<A> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private record Waiting<C, A>(C change, CompletableFuture<A> answer) {}
}
