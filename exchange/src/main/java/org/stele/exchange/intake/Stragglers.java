package org.stele.exchange.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.ledger.CertifiedState;

/**
 * Brings batches to an end of which something stands on the ledger, and whose rest expired a week ago and was not asked for since. Nobody
 * finds what stands of them, and as long as they are open no export is as of a later time. One that stands whole comes to life, one that the
 * organisation alone signs is carried on, and what others would have to sign is given up: whoever brought it was never told that it
 * stands, and hands it in again. A week is over by this machine's clock and by the ledger's time, and still so a round later: a clock may have
 * jumped, and whoever was waiting for a node that was down finds it first.
 */
final class Stragglers {
    private static final Logger LOG = LoggerFactory.getLogger(Stragglers.class);
    static final Duration PATIENCE = Duration.ofDays(7);

    private final Batchbook book;
    private final LedgerDoor ledger;
    private final Committing committing;
    private final Deposits deposits;
    private final Tasks tasks;
    private final InstantSource clock;
    private Set<RandomId> before = Set.of();

    Stragglers(
            Batchbook book,
            LedgerDoor ledger,
            Committing committing,
            Deposits deposits,
            Tasks tasks,
            InstantSource clock) {
        this.book = book;
        this.ledger = ledger;
        this.committing = committing;
        this.deposits = deposits;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Looks through all. */
    synchronized void settle() {
        Set<RandomId> found = book.all().stream()
                .filter(this::isStraggler)
                .map(StoredBatch::batch)
                .collect(Collectors.toSet());
        found.stream().filter(before::contains).forEach(this::attempt);
        before = found;
    }

    private void attempt(RandomId id) {
        try {
            book.alone(id, this::settle);
        } catch (RuntimeException e) { // whatever is wrong with this one, the others come to an end
            LOG.warn("a batch that nobody asked for any more is not at its end yet, and is looked at again", e);
        }
    }

    /** Looked at again, now that nobody else is at work on it: it may have been signed. What is left is a task's, whose lock comes first. */
    private void settle(RandomId id) {
        book.find(id).filter(this::isStraggler).ifPresent(batch -> {
            if (standing(batch) == batch.records().size()) {
                committing.activate(batch);
            } else if (batch.complete()) {
                tasks.later(TaskKind.COMMIT_BATCH, id);
                book.put(deposits.onItsWay(batch));
            } else {
                tasks.later(TaskKind.GIVE_UP_BATCH, id);
                book.put(batch.at(StoredBatch.Stage.DISCARDED));
            }
        });
    }

    private boolean isStraggler(StoredBatch batch) {
        return batch.stage() == StoredBatch.Stage.STAGED && isForgotten(batch) && standing(batch) > 0;
    }

    private boolean isForgotten(StoredBatch batch) {
        Instant now = earlier(clock.instant(), ledger.state().time());
        return batch.transactions().stream()
                .allMatch(it ->
                        it.receipt().isPresent() || now.isAfter(it.expires().plus(PATIENCE)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private long standing(StoredBatch batch) {
        CertifiedState state = ledger.state();
        return batch.records().stream()
                .filter(record -> state.get(RecordTables.RECORD, record).isPresent())
                .count();
    }
}
