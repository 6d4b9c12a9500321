package org.stele.exchange.write;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.formats.release.ChartId;

/** Lets one at a time write into a chart, and sees to it that what was begun there comes to an end. Safe for use by many threads. */
public final class Turns {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final UnderWay underWay;
    private final Deposits deposits;
    private final Tasks tasks;
    private final Locks locks = new Locks();

    Turns(UnderWay underWay, Deposits deposits, Tasks tasks) {
        this.underWay = underWay;
        this.deposits = deposits;
        this.tasks = tasks;
        tasks.register(TaskKind.FINISH_WRITE, name -> finish(ChartId.parse(name)));
        underWay.all().forEach(begun -> {
            deposits.resume(begun.batch());
            tasks.later(TaskKind.FINISH_WRITE, begun.chart());
        });
    }

    /**
     * Does something while nobody else writes into the chart. What was cut short before is finished first: whoever asks again must
     * find it.
     *
     * @throws ExchangeException {@code NOT_TAKEN} where others take too long, or something has only now been finished
     */
    public <T> T alone(ChartId chart, Supplier<T> work) {
        return locks.lockedWithin(PATIENCE, chart, () -> {
                    requireNothingUnderWay(chart);
                    return work.get();
                })
                .orElseThrow(() -> new ExchangeException(
                        Reason.NOT_TAKEN, "others have been writing into this chart for seconds: ask again"));
    }

    private void requireNothingUnderWay(ChartId chart) {
        if (underWay.in(chart).isPresent()) {
            boolean isCommitted = isFinished(chart);
            underWay.end(chart);
            if (isCommitted) {
                throw new ExchangeException(
                        Reason.NOT_TAKEN,
                        "an earlier write into this chart, which was cut short, has come to its end: look, and decide again");
            }
        }
    }

    /** That another's write is refused is no answer to who writes now. */
    private boolean isFinished(ChartId chart) {
        try {
            return finishAlone(chart);
        } catch (ExchangeException e) {
            throw new ExchangeException(
                    Reason.NOT_TAKEN, "an earlier write into this chart has not come to its end yet: ask again", e);
        }
    }

    /** What is committed stays under way until somebody who writes into the chart was told. */
    private void finish(ChartId chart) {
        locks.locked(chart, () -> {
            if (underWay.in(chart).isPresent() && !finishAlone(chart)) {
                underWay.end(chart);
            }
            return chart;
        });
    }

    /** Answers whether what is under way is committed; else it is destroyed. */
    private boolean finishAlone(ChartId chart) {
        return underWay.in(chart).filter(deposits::finish).isPresent();
    }

    /**
     * Commits something, in one's turn.
     *
     * @param deposit commits it as the batch that it is given
     */
    public <T> T commit(ChartId chart, Function<RandomId, T> deposit) {
        RandomId batch = RandomId.generate();
        underWay.begin(chart, batch);
        try {
            T done = deposit.apply(batch);
            underWay.end(chart);
            return done;
        } catch (RuntimeException e) { // whatever it was: what is sealed by now is committed or destroyed
            tasks.later(TaskKind.FINISH_WRITE, chart);
            throw undecided(e);
        }
    }

    /** Nobody has to sign anew but the organisation, which does. */
    private static RuntimeException undecided(RuntimeException e) {
        return e instanceof ExchangeException refusal && refusal.reason() == Reason.PAYLOAD_EXPIRED
                ? new ExchangeException(Reason.NOT_TAKEN, "it took too long and is carried on: look again shortly", e)
                : e;
    }
}
