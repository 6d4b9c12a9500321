package org.stele.exchange.healthlink;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Subject;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.VerificationKey;
import org.stele.exchange.healthlink.LinkJournal.Step;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;
import org.stele.ledger.CertifiedState;

/**
 * When links end by themselves: their time is over, they are used up, too many passcodes were wrong, a record in the file may no longer
 * be given, or a key is no more in force by which whoever has stolen it may have made them.
 */
final class LinkEnds {
    private final Premises premises;
    private final InstantSource clock;
    private final LinkRecords records;
    private final LinkBook book;
    private final LinkJournal journal;
    private final Tickets tickets;
    private final Locks locks;

    LinkEnds(Premises premises, LinkRecords records, LinkBook book, LinkJournal journal, Tickets tickets, Locks locks) {
        this.premises = premises;
        this.clock = premises.clock();
        this.records = records;
        this.book = book;
        this.journal = journal;
        this.tickets = tickets;
        this.locks = locks;
    }

    boolean isOver(HealthLink link) {
        return isSpent(link) || withdrawn(link).isPresent();
    }

    /** Ends those that are over; their files are deleted. */
    void sweep() {
        book.all().stream()
                .map(HealthLink::home)
                .distinct()
                .forEach(home -> locks.locked(home, () -> {
                    endThoseOf(home);
                    return home;
                }));
    }

    /** For whoever holds the patient's lock: a link that is being used has its last attempt taken, and is not over. */
    void endThoseOf(SubjectId home) {
        book.of(home).stream().filter(this::isOver).forEach(this::end);
    }

    /** For whoever holds the patient's lock, and found it over. */
    void end(HealthLink link) {
        withdrawn(link)
                .ifPresent(step -> journal.happened(link, step, premises.own().author()));
        book.remove(link);
    }

    private boolean isSpent(HealthLink link) {
        Instant now = clock.instant();
        return !now.isBefore(link.until())
                || link.attempts() <= 0
                || (link.uses() <= 0 && !tickets.hasAnyFor(link.place(), now));
    }

    /** As what the journal has it where it is not to be handed out any more. */
    private Optional<Step> withdrawn(HealthLink link) {
        CertifiedState state = premises.ledger().state();
        if (link.records().stream().anyMatch(record -> isErased(state, record))) {
            return Optional.of(Step.LINK_ERASED);
        }
        return records.areOpen(state, link.home(), link.records()) && areInForce(state, link)
                ? Optional.empty()
                : Optional.of(Step.LINK_ENDED);
    }

    private static boolean isErased(CertifiedState state, RecordId record) {
        return state.get(RecordTables.RECORD, record)
                .map(RecordState::status)
                .filter(status -> status == RecordStatus.ERASED)
                .isPresent();
    }

    private static boolean areInForce(CertifiedState state, HealthLink link) {
        return keys(state, link.home()).containsAll(link.keys());
    }

    static List<VerificationKey> keys(CertifiedState state, SubjectId home) {
        return state.get(IdentityTables.SUBJECT, home).map(Subject::keys).orElse(List.of());
    }
}
