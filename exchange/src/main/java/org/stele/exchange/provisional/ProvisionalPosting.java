package org.stele.exchange.provisional;

import java.time.Duration;
import java.util.Iterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.work.Beat;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Code;
import org.stele.ledger.execution.ReceiptCodes;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.RefusalReason;

/**
 * Hands in what was signed without a quorum, as soon as the ledger takes it, with this organisation's signature beside the
 * clinician's. The other side does the same; the ledger has it once.
 */
public final class ProvisionalPosting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProvisionalPosting.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ProvisionalBook book;
    private final LedgerDoor ledger;
    private final Beat beat = new Beat("provisionals");

    public ProvisionalPosting(ProvisionalBook book, LedgerDoor ledger) {
        this.book = book;
        this.ledger = ledger;
    }

    public void start() {
        beat.every(PAUSE, this::postWhatWaits);
    }

    /** Hands in what waits, where the ledger takes it; what it does not take now is handed in again. */
    public void postWhatWaits() {
        boolean goesOn = !ledger.isStill();
        Iterator<ProvisionalBook.Kept> waiting = book.untold().iterator();
        while (goesOn && waiting.hasNext()) {
            goesOn = post(waiting.next());
        }
    }

    /** Whether the others are worth a try. */
    private boolean post(ProvisionalBook.Kept kept) {
        Envelope envelope = kept.request().envelope();
        try {
            FinalReceipt receipt = ledger.submit(ledger.countersigned(envelope));
            if (!ReceiptCodes.isConsumed(receipt.code())) {
                LOG.warn(
                        "an emergency without a quorum was void on the ledger, and is tried again: {}", receipt.code());
                return true;
            }
            if (!receipt.code().equals(Code.OK)) {
                LOG.error(
                        "an emergency without a quorum stands on the ledger as {}: look at {} there and at seat {}",
                        receipt.code(),
                        envelope.id(),
                        kept.seat());
            }
            book.remove(envelope.id());
            return true;
        } catch (ExchangeException e) {
            return notPosted(kept, envelope, e);
        }
    }

    private boolean notPosted(ProvisionalBook.Kept kept, Envelope envelope, ExchangeException e) {
        if (e.door().filter(RefusalReason.EXPIRED::equals).isPresent()) {
            LOG.error(
                    "an emergency without a quorum by seat {} can no longer be told to the ledger: tell patient and"
                            + " reviewers yourself, the journal has it under {}",
                    kept.seat(),
                    envelope.id());
            book.remove(envelope.id());
        } else {
            LOG.warn("an emergency without a quorum is not on the ledger yet, and is tried again: {}", e.getMessage());
        }
        return e.door().filter(reason -> reason != RefusalReason.NOT_CERTIFIED).isPresent();
    }

    @Override
    public void close() {
        beat.close();
    }
}
