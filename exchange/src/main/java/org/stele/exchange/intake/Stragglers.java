package org.stele.exchange.intake;

import java.time.Duration;
import java.time.InstantSource;
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
 * stands, and hands it in again.
 */
final class Stragglers {
    static final Duration PATIENCE = Duration.ofDays(7);

    private final Batchbook book;
    private final LedgerDoor ledger;
    private final Committing committing;
    private final Deposits deposits;
    private final Tasks tasks;
    private final InstantSource clock;

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
    void settle() {
        book.all().stream().filter(this::isStraggler).forEach(batch -> book.alone(batch.batch(), this::settle));
    }

    /** Looked at again, now that nobody else is at work on it: it may have been signed. */
    private void settle(RandomId id) {
        book.find(id).filter(this::isStraggler).ifPresent(batch -> {
            if (standing(batch) == batch.records().size()) {
                committing.activate(batch);
            } else if (batch.complete()) {
                deposits.finish(id);
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
        return batch.transactions().stream()
                .allMatch(it -> it.receipt().isPresent()
                        || clock.instant().isAfter(it.expires().plus(PATIENCE)));
    }

    private long standing(StoredBatch batch) {
        CertifiedState state = ledger.state();
        return batch.records().stream()
                .filter(record -> state.get(RecordTables.RECORD, record).isPresent())
                .count();
    }
}
