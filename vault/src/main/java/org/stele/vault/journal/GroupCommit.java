package org.stele.vault.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets appends that wait at the same time share one transaction: whoever gets the lock writes for all who queue, and those
 * find their receipt when they get it. No thread of its own, so nothing to start or stop.
 */
final class GroupCommit {
    private static final int LARGEST = 512;

    private final JournalWriter writer;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock writing = new ReentrantLock(true);

    GroupCommit(JournalWriter writer) {
        this.writer = writer;
    }

    JournalReceipt append(Event event) {
        Waiting waiting = new Waiting(event, new CompletableFuture<>());
        queue.add(waiting);
        while (!waiting.receipt().isDone()) {
            writeGroup(waiting);
        }
        return result(waiting.receipt());
    }

    private void writeGroup(Waiting own) {
        writing.lock();
        try {
            if (!own.receipt().isDone()) {
                List<Waiting> group = new ArrayList<>();
                queue.drainTo(group, LARGEST);
                write(group);
            }
        } finally {
            writing.unlock();
        }
    }

    private void write(List<Waiting> group) {
        List<Event> events = group.stream().map(Waiting::event).toList();
        try {
            List<JournalReceipt> receipts =
                    writer.commit(events.stream().map(Event::subject).distinct().toList(), handle -> events);
            for (int i = 0; i < group.size(); i++) {
                group.get(i).receipt().complete(receipts.get(i));
            }
        } catch (RuntimeException | Error e) { // each who waits hears of it
            group.forEach(waiting -> waiting.receipt().completeExceptionally(e));
        }
    }

    private static JournalReceipt result(CompletableFuture<JournalReceipt> receipt) {
        try {
            return receipt.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private record Waiting(Event event, CompletableFuture<JournalReceipt> receipt) {}
}
