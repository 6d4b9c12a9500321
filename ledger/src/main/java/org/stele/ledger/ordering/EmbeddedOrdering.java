package org.stele.ledger.ordering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.stele.crypto.Bytes;
import org.stele.ledger.directory.DirectoryLock;
import org.stele.ledger.ordering.OrderingException.Kind;

/**
 * The order of one process: a durable log in a folder, shared by all nodes that the process runs. One thread appends what has
 * come in since its last sync, with one sync for all of it.
 */
public final class EmbeddedOrdering implements Ordering {
    private record Append(Bytes entry, CompletableFuture<Long> done) {}

    /** Wakes the appender to its end: an interruption would close the log's file under a write. */
    private static final Append LAST = new Append(Bytes.wrap(new byte[0]), new CompletableFuture<>());

    private final DirectoryLock lock;
    private final EntryLog log;
    private final EntryFeed feed;
    private final BlockingQueue<Append> appends = new LinkedBlockingQueue<>(1_000);
    private final Set<EmbeddedSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Thread appender;
    private volatile boolean ended;
    private volatile OrderingException why = new OrderingException(Kind.ENDED, "the ordering is closed");

    private EmbeddedOrdering(DirectoryLock lock, EntryLog log) {
        this.lock = lock;
        this.log = log;
        this.feed = new EntryFeed(log);
        this.appender = Thread.ofPlatform().name("ordering-append").daemon().start(this::appendAll);
    }

    /**
     * Opens the log in {@code directory}, which is made where absent. A write that was cut short at the very end is dropped:
     * it was never acknowledged.
     *
     * @throws OrderingException {@link Kind#ENDED} where another process has the folder or a file is damaged
     */
    public static EmbeddedOrdering open(Path directory) throws OrderingException {
        try {
            DirectoryLock lock = DirectoryLock.take(directory)
                    .orElseThrow(() -> new OrderingException(
                            Kind.ENDED, "another process uses the ordering in " + directory + ": stop that one first"));
            return new EmbeddedOrdering(lock, openLog(directory, lock));
        } catch (IOException e) {
            throw new OrderingException(Kind.ENDED, "cannot open the ordering in " + directory + ": " + e, e);
        }
    }

    private static EntryLog openLog(Path directory, DirectoryLock lock) throws IOException, OrderingException {
        try {
            return EntryLog.open(directory);
        } catch (IOException | OrderingException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public CompletionStage<Long> append(Bytes entry) {
        if (entry.length() > MAX_ENTRY_BYTES) {
            return failed(Kind.NOT_ACCEPTABLE, "an entry has at most " + MAX_ENTRY_BYTES + " bytes");
        }
        Append append = new Append(entry, new CompletableFuture<>());
        if (ended) {
            return CompletableFuture.failedStage(why);
        }
        if (!appends.offer(append)) {
            return failed(Kind.NOT_APPENDED, "too many entries wait to be appended");
        }
        if (ended) {
            failWaiting();
        }
        return append.done();
    }

    @Override
    public Subscription subscribe(long position, EntryConsumer consumer) throws OrderingException {
        if (position < log.first() - 1) {
            throw new OrderingException(
                    Kind.NO_LONGER_KEPT,
                    "the ordering begins at position " + log.first() + ", and no longer has what follows " + position
                            + ": catch up by certified blocks");
        }
        if (position > log.last()) {
            throw new OrderingException(
                    Kind.ENDED,
                    "the ordering ends at position " + log.last() + ", and nothing of it ever stood at " + position
                            + ": its folder is another one's, or has lost entries");
        }
        EmbeddedSubscription subscription = new EmbeddedSubscription(feed, position, consumer, subscriptions::remove);
        subscriptions.add(subscription);
        subscription.start();
        return subscription;
    }

    /** The last position that is durable; 0 where there is none. */
    public long last() {
        return log.last();
    }

    /** As far as whole files can go. */
    @Override
    public void purge(long position) {
        try {
            log.purge(position);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete an old file of the ordering's log", e);
        }
    }

    @Override
    public void close() {
        ended = true;
        List.copyOf(subscriptions).forEach(Subscription::close);
        try {
            appends.put(LAST);
            appender.join();
            failWaiting();
            log.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the ordering's log", e);
        } finally {
            lock.close();
        }
    }

    private void appendAll() {
        try {
            while (!ended) {
                List<Append> group = new ArrayList<>();
                group.add(appends.take());
                appends.drainTo(group);
                group.remove(LAST);
                append(group);
            }
        } catch (InterruptedException e) {
            ended = true;
        }
        failWaiting();
    }

    private void append(List<Append> group) {
        long position = log.last();
        try {
            log.append(group.stream().map(Append::entry).toList());
        } catch (IOException e) {
            // what of it reached the disk is known only when the log is opened again
            end("the ordering cannot write: free space or replace the disk, then start again", e, group);
            return;
        }
        feed.appended(position + 1, group.stream().map(Append::entry).toList());
        for (Append append : group) {
            append.done().complete(++position);
        }
    }

    /** Whoever appends from now on is told the same. */
    private void end(String message, IOException cause, List<Append> group) {
        why = new OrderingException(Kind.ENDED, message, cause);
        ended = true;
        OrderingException unknown = new OrderingException(Kind.UNKNOWN, message, cause);
        group.forEach(append -> append.done().completeExceptionally(unknown));
    }

    private void failWaiting() {
        List<Append> waiting = new ArrayList<>();
        appends.drainTo(waiting);
        waiting.forEach(append -> append.done().completeExceptionally(why));
    }

    private static CompletionStage<Long> failed(Kind kind, String message) {
        return CompletableFuture.failedStage(new OrderingException(kind, message));
    }
}
