package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.Header;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/**
 * Follows the ordering by a line; and where that has lost what this node needs, or gave it something else than the others, by
 * the other members' certified blocks until a line can go on.
 */
final class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Line.Tools tools;
    private final CatchUp catchUp;
    /** Heights that have to be reached by certified blocks before a line may go on. */
    private final BlockingQueue<Long> detours = new LinkedBlockingQueue<>();

    private volatile @Nullable Line line;

    Following(Line.Tools tools, CatchUp catchUp) {
        this.tools = tools;
        this.catchUp = catchUp;
    }

    /**
     * Starts the first line, or the way round where the ordering no longer keeps what follows.
     *
     * @throws OrderingException where it never will
     */
    void open() throws OrderingException {
        try {
            start();
        } catch (OrderingException e) {
            goRound(e);
        }
    }

    /** Asks for certified blocks up to {@code height} at least, whatever the ordering delivers. Does not wait. */
    void detour(long height) {
        detours.add(height);
    }

    void step() throws InterruptedException, OrderingException {
        long wanted = detours.take();
        LOG.info(
                "following certified blocks of other members from height {} on",
                tools.certified().get() + 1);
        pause();
        catchUp.run();
        while (tools.certified().get() < wanted) {
            if (tools.halt().await(PAUSE)) {
                return;
            }
            catchUp.run();
        }
        try {
            start();
            LOG.info(
                    "following the ordering again from height {} on",
                    tools.newest().get().header().height() + 1);
        } catch (OrderingException e) {
            goRound(e);
            tools.halt().await(PAUSE);
        }
    }

    /** Ends the line in peace: what was executed is stored. */
    void finish() {
        Line running = line;
        if (running != null) {
            running.finish();
        }
    }

    /** Ends the line at once. */
    void end() {
        Line running = line;
        if (running != null) {
            running.end();
        }
    }

    private void pause() {
        Line running = line;
        if (running != null) {
            running.end();
            line = null;
        }
    }

    private void start() throws OrderingException {
        long epoch = tools.epochAfter(tools.newest().get());
        if (epoch > tools.epoch()) {
            throw ended(tools.newest().get().header(), epoch);
        }
        if (epoch < tools.epoch()) {
            throw new OrderingException(
                    Kind.NO_LONGER_KEPT,
                    "it serves epoch " + tools.epoch() + ", and the next block here is of epoch " + epoch);
        }
        Line started = Line.start(tools);
        line = started;
        started.subscription().ended().exceptionally(failure -> {
            ended(
                    failure instanceof CompletionException wrapped && wrapped.getCause() != null
                            ? wrapped.getCause()
                            : failure);
            return null;
        });
    }

    private void ended(Throwable failure) {
        try {
            if (failure instanceof OrderingException e) {
                goRound(e);
            } else {
                tools.halt().because(failure);
            }
        } catch (OrderingException e) {
            tools.halt().because(e);
        }
    }

    static LedgerStoppedException ended(Header last, long next) {
        return new LedgerStoppedException(
                Reason.EPOCH_ENDED,
                "epoch " + last.epoch() + " ended with block " + last.height()
                        + ", as the members decided: start again with the ordering of epoch " + next);
    }

    private void goRound(OrderingException e) throws OrderingException {
        if (e.kind() != Kind.NO_LONGER_KEPT) {
            throw e;
        }
        LOG.warn("the ordering no longer keeps what this node needs: {}", e.getMessage());
        detour(tools.certified().get());
    }
}
