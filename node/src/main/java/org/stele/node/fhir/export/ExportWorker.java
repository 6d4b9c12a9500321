package org.stele.node.fhir.export;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.export.Export;
import org.stele.exchange.export.Export.Stage;
import org.stele.exchange.export.Exports;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.work.Beat;
import org.stele.vault.VaultException;

/** Works exports off, one at a time, seats in turns; ends those whose time is over, and looks through those that wait. */
final class ExportWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExportWorker.class);
    private static final Duration TO_FETCH = Duration.ofHours(1);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofSeconds(10);

    private final Exports exports;
    private final ExportBook book;
    private final Function<Export, ChartQuery> queries;
    private final InstantSource clock;
    private final Beat work = new Beat("exports");
    private final Beat look = new Beat("exports-look");
    private final SeatTurns turns = new SeatTurns();
    private volatile boolean closed;
    private volatile Instant notBefore = Instant.EPOCH;

    /** @param queries what each export takes of a chart */
    ExportWorker(Exports exports, ExportBook book, Function<Export, ChartQuery> queries, InstantSource clock) {
        this.exports = exports;
        this.book = book;
        this.queries = queries;
        this.clock = clock;
    }

    void start() {
        work.every(BEAT, this::round);
        look.every(LOOK, this::lookThrough);
    }

    private void round() {
        Instant now = clock.instant();
        if (now.isBefore(notBefore)) {
            return;
        }
        removeEnded(now);
        turns.next(book.all()).ifPresent(this::workOff);
    }

    private void removeEnded(Instant now) {
        book.all().stream().filter(it -> !now.isBefore(it.until())).forEach(it -> book.remove(it.id()));
    }

    private void workOff(Export export) {
        try {
            Instant over = clock.instant().plus(SeatTurns.LONGEST);
            boolean isDone = new ExportRun(exports, book, export, clock)
                    .run(
                            queries.apply(export),
                            () -> clock.instant().isAfter(over) && SeatTurns.isAwaited(book.all(), export.author()));
            if (isDone) {
                Instant end = clock.instant().plus(TO_FETCH);
                book.change(export.id(), it -> it.with(Stage.DONE, it.after(), it.files(), end));
            }
        } catch (ExportBook.EndedException _) {
            LOG.debug("an export was ended while it was worked off");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // whatever it was: who waits for it is told, and the next one is worked off
            settle(export, e);
        }
    }

    /** A node that is being closed goes on with it at the next start, and one without its database when that is back. */
    private void settle(Export export, RuntimeException failure) {
        if (closed) {
            return;
        }
        if (isOutage(failure)) {
            LOG.info("an export waits for the vault's database");
            notBefore = clock.instant().plus(OUTAGE);
        } else if (isForbidden(failure)) {
            book.remove(export.id());
        } else {
            fail(export, failure);
        }
    }

    private void fail(Export export, RuntimeException failure) {
        Stage why = why(failure);
        if (why == Stage.FAULT) {
            LOG.error("an export came to no end", failure);
        }
        book.fail(export.id(), why);
    }

    private static Stage why(RuntimeException failure) {
        return switch (failure) {
            case ExportRun.TooLargeException _ -> Stage.TOO_LARGE;
            case UncheckedIOException _ -> Stage.DISK_FULL;
            case ExchangeException e when e.reason() == Reason.STORAGE_FULL -> Stage.DISK_FULL;
            default -> Stage.FAULT;
        };
    }

    private static boolean isOutage(RuntimeException failure) {
        return failure.getCause() instanceof VaultException e
                && e.reason() == VaultException.Reason.DATABASE_UNAVAILABLE;
    }

    private static boolean isForbidden(RuntimeException failure) {
        return failure instanceof ExchangeException e && e.reason() == Reason.FORBIDDEN;
    }

    /** Takes out of files what was erased or withdrawn since, also where nobody fetches them. */
    private void lookThrough() {
        removeEnded(clock.instant());
        book.all().forEach(this::lookThrough);
    }

    private void lookThrough(Export export) {
        try {
            exports.require(export.author());
            export.files().forEach(file -> book.pruned(export.id(), file.number()));
        } catch (ExportBook.EndedException _) {
            LOG.debug("an export was ended while it was looked through");
        } catch (ExchangeException e) {
            if (isForbidden(e)) {
                book.remove(export.id());
            } else {
                LOG.warn("an export could not be looked through, and is next time: {}", e.reason());
            }
        } catch (
                RuntimeException
                        e) { // whatever it was: what cannot be looked through is not served, and holds up no other
            LOG.error("a file of an export cannot be opened: the export is ended", e);
            book.remove(export.id());
        }
    }

    @Override
    public void close() {
        closed = true;
        work.close();
        look.close();
    }
}
