package org.stele.contracts.access;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.consent.Consents.Sitting;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.network.Purpose;
import org.stele.ledger.contract.StateReader;

/** Whether a glass that a seat broke lets it see. */
final class Emergency {
    private Emergency() {}

    /** The open glass that the asker's seat broke for the subject, where it asks for emergency treatment. */
    static Optional<GlassId> open(StateReader state, Question question, Asker.Staff staff, Instant time) {
        return staff.seat()
                .filter(sitting -> question.purpose() == Purpose.ETREAT)
                .flatMap(sitting -> state.get(AccessTables.LAST_GLASS, new GlassKey(question.subject(), sitting.id())))
                .filter(glass -> under(state, glass, staff, time));
    }

    /**
     * Whether this glass is open and was broken by the asker's seat. That seat had the power and a licence, which no seat
     * loses; whether the licence still counts was asked with the seat.
     */
    static boolean under(StateReader state, GlassId id, Asker.Staff staff, Instant time) {
        Optional<SeatId> asking = staff.seat().map(Sitting::id);
        return state.get(AccessTables.GLASS, id)
                .filter(glass -> glass.open(time))
                .filter(glass -> asking.equals(Optional.of(glass.seat())))
                .isPresent();
    }
}
