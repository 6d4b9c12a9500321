package org.stele.exchange.healthlink;

import java.time.InstantSource;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.exchange.healthlink.LinkJournal.Step;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.Locks;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;

/** When links end by themselves: their time is over, too many passcodes were wrong, or a record in the file was erased. */
final class LinkEnds {
    private final Author own;
    private final LedgerDoor ledger;
    private final InstantSource clock;
    private final LinkBook book;
    private final LinkJournal journal;
    private final Locks locks;

    LinkEnds(Author own, LedgerDoor ledger, InstantSource clock, LinkBook book, LinkJournal journal, Locks locks) {
        this.own = own;
        this.ledger = ledger;
        this.clock = clock;
        this.book = book;
        this.journal = journal;
        this.locks = locks;
    }

    boolean isOver(HealthLink link) {
        return !clock.instant().isBefore(link.until()) || link.attempts() <= 0 || isErased(link);
    }

    /** Ends those that are over; their files are deleted. */
    void sweep() {
        book.all().stream()
                .filter(this::isOver)
                .forEach(link -> locks.locked(link.place(), () -> {
                    end(link);
                    return link;
                }));
    }

    /** For whoever holds its lock, and found it over. */
    void end(HealthLink link) {
        if (book.find(link.place()).isEmpty()) {
            return;
        }
        if (isErased(link)) {
            journal.happened(link, Step.LINK_ERASED, own);
        }
        book.remove(link);
    }

    private boolean isErased(HealthLink link) {
        CertifiedState state = ledger.state();
        return link.records().stream()
                .anyMatch(record -> state.get(RecordTables.RECORD, record)
                        .map(RecordState::status)
                        .filter(status -> status == RecordStatus.ERASED)
                        .isPresent());
    }
}
