package org.stele.exchange.intake;

import java.time.InstantSource;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;

/** Makes payloads anew that can no longer be submitted. Their signatures go with them. */
final class Renewal {
    private final Batchbook book;
    private final Planner planner;
    private final InstantSource clock;

    Renewal(Batchbook book, Planner planner, InstantSource clock) {
        this.book = book;
        this.planner = planner;
        this.clock = clock;
    }

    /** The batch, with fresh payloads where one had expired. */
    StoredBatch fresh(StoredBatch batch) {
        return isOver(batch) ? book.locks().locked(batch.batch(), () -> freshAlone(batch.batch())) : batch;
    }

    /** Looked at again, now that nobody else is at work on it: it may have been signed and be on its way. */
    private StoredBatch freshAlone(RandomId id) {
        StoredBatch batch = book.require(id);
        return isOver(batch) ? renew(batch) : batch;
    }

    /**
     * The batch, if all its payloads can still be submitted.
     *
     * @throws ExchangeException {@code PAYLOAD_EXPIRED}; there are fresh ones then
     */
    StoredBatch require(StoredBatch batch) {
        if (isOver(batch)) {
            throw expired(batch);
        }
        return batch;
    }

    /** What to throw where the ledger found a payload expired. */
    ExchangeException expired(StoredBatch batch) {
        renew(batch);
        return new ExchangeException(
                Reason.PAYLOAD_EXPIRED, "the payloads have expired: fetch fresh ones and sign them");
    }

    private StoredBatch renew(StoredBatch batch) {
        return book.put(batch.with(batch.transactions().stream()
                        .map(planned -> planned.receipt().isPresent() ? planned : planner.renew(planned))
                        .toList())
                .at(StoredBatch.Stage.STAGED));
    }

    private boolean isOver(StoredBatch batch) {
        return batch.stage() == StoredBatch.Stage.STAGED
                && batch.transactions().stream()
                        .filter(planned -> planned.receipt().isEmpty())
                        .anyMatch(planned -> !clock.instant().isBefore(planned.expires()));
    }
}
