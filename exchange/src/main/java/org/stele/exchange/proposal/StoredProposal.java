package org.stele.exchange.proposal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.formats.proposal.GrantTerms;

/**
 * A proposal as the cabinet has it. Its text form shows its identifier only.
 *
 * @param sent of what was sent and by whom, so that the same is known again
 * @param lapsed when it showed that whoever asked may do so no more
 */
record StoredProposal(
        GrantId grant,
        Hash sent,
        SubjectId home,
        String patient,
        SeatId by,
        Instant made,
        GrantTerms terms,
        Optional<Instant> declined,
        Optional<Instant> lapsed) {
    private static final Duration WAITS = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofDays(90);

    /** Until when it can be signed. */
    Instant until() {
        return lapsed.orElseGet(() -> earlier(terms.validity().until(), made.plus(WAITS)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    boolean isWaiting(Instant now) {
        return declined.isEmpty() && now.isBefore(until());
    }

    boolean isKept(Instant now) {
        return now.isBefore(made.plus(KEPT));
    }

    StoredProposal declinedAt(Instant time) {
        return new StoredProposal(grant, sent, home, patient, by, made, terms, Optional.of(time), lapsed);
    }

    StoredProposal lapsedAt(Instant time) {
        return new StoredProposal(grant, sent, home, patient, by, made, terms, declined, Optional.of(time));
    }

    @Override
    public String toString() {
        return "StoredProposal[" + grant + "]";
    }
}
