package org.stele.ordering.raft;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.server.RaftServer;
import org.stele.crypto.Bytes;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/** Appends entries through the leader, each on a thread of its own, within a bound of memory. */
final class RaftAppender implements AutoCloseable {
    /** What all appends under way may take, in KiB; each takes at least one. */
    private static final int ROOM = 64 * 1024;

    private final LeaderCalls calls;
    private final RaftServer.Division division;
    private final Progress progress;
    private final Duration patience;
    private final Semaphore room = new Semaphore(ROOM);
    private final AtomicLong numbers = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    RaftAppender(LeaderCalls calls, RaftServer.Division division, Progress progress, Duration patience) {
        this.calls = calls;
        this.division = division;
        this.progress = progress;
        this.patience = patience;
    }

    CompletionStage<Long> append(Bytes entry) {
        OrderingException ended = progress.reason();
        if (ended != null) {
            return CompletableFuture.failedStage(ended);
        }
        if (entry.length() > Ordering.MAX_ENTRY_BYTES) {
            return failed(Kind.NOT_ACCEPTABLE, "an entry has at most " + Ordering.MAX_ENTRY_BYTES + " bytes");
        }
        int size = entry.length() / 1024 + 1;
        if (!room.tryAcquire(size)) {
            return failed(Kind.NOT_APPENDED, "too many entries wait to be appended");
        }
        CompletableFuture<Long> done = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                done.complete(new Append(entry, numbers.incrementAndGet(), calls, division, progress).run(patience));
            } catch (OrderingException | InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
            } finally {
                room.release(size);
            }
        });
        return done;
    }

    /** Waits for appends under way, which fail once the order ended. */
    @Override
    public void close() throws IOException {
        threads.close();
        calls.close();
    }

    private static CompletionStage<Long> failed(Kind kind, String message) {
        return CompletableFuture.failedStage(new OrderingException(kind, message));
    }
}
