package org.stele.exchange.proposal;

import java.time.Instant;
import java.util.List;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.ledger.CertifiedState;

/** How many proposals there may be, so that no clinician fills what others need, nor the memory of the node. */
record ProposalLimits(ProposalBook book, CertifiedState state, Instant now) {
    private static final int WAITING_FOR_ONE = 20;
    private static final int WAITING_BY_ONE_FOR_ONE = 5;
    private static final int KEPT_OF_ONE = 100;
    private static final int KEPT_BY_ONE_OF_ONE = 20;
    private static final int KEPT_BY_ONE = 500;

    /** @throws ExchangeException {@code INVALID} where there is no room for one more */
    void require(SubjectId home, SeatId seat) {
        List<StoredProposal> all = book.of(home);
        List<StoredProposal> own =
                all.stream().filter(one -> one.by().equals(seat)).toList();
        require(
                waiting(own) < WAITING_BY_ONE_FOR_ONE,
                "5 of yours wait for this patient already: wait until they decide");
        require(waiting(all) < WAITING_FOR_ONE, "20 proposals wait for this patient already: wait until they decide");
        require(own.size() < KEPT_BY_ONE_OF_ONE, "you asked this patient 20 times within 90 days: speak with them");
        require(all.size() < KEPT_OF_ONE, "this patient was asked 100 times within 90 days: speak with them");
        require(book.count(seat) < KEPT_BY_ONE, "you asked patients 500 times within 90 days: wait");
    }

    private long waiting(List<StoredProposal> some) {
        return some.stream()
                .filter(one -> one.isWaiting(now) && !state.contains(ConsentTables.GRANT, one.grant()))
                .count();
    }

    private static void require(boolean isRoom, String otherwise) {
        if (!isRoom) {
            throw new ExchangeException(Reason.INVALID, otherwise);
        }
    }
}
