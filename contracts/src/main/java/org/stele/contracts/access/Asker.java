package org.stele.contracts.access;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.consent.Consents.Sitting;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Seat;
import org.stele.contracts.identity.Seats;
import org.stele.contracts.network.Members;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.StateReader;

/** Who asks, looked up in a state. */
sealed interface Asker {
    /** A patient. */
    record Patient(SubjectId id) implements Asker {}

    /** An organisation, or one of its staff. */
    record Staff(OrganisationId organisation, Optional<Sitting> seat) implements Asker {
        /** Whether it is a clinician; a licence that does not count was refused before. */
        boolean isClinician() {
            return seat.map(Sitting::seat).filter(Seat::isClinician).isPresent();
        }
    }

    /** Someone who may not ask at all. */
    record NotInOrder(RefusalReason reason) implements Asker {}

    static Asker of(StateReader state, Author author, Instant time) {
        return Actor.of(author)
                .map(actor -> of(state, actor, time))
                .orElse(new NotInOrder(RefusalReason.ASKER_UNKNOWN));
    }

    private static Asker of(StateReader state, Actor actor, Instant time) {
        return switch (actor) {
            case Actor.OfSubject(SubjectId id) -> new Patient(id);
            case Actor.OfOrganisation(OrganisationId id) -> organisation(state, id);
            case Actor.OfSeat(SeatId id) ->
                state.get(IdentityTables.SEAT, id)
                        .map(seat -> staff(state, new Sitting(id, seat), time))
                        .orElse(new NotInOrder(RefusalReason.ASKER_UNKNOWN));
            case Actor.OfKey key -> new NotInOrder(RefusalReason.ASKER_UNKNOWN);
        };
    }

    private static Asker organisation(StateReader state, OrganisationId id) {
        return Members.inForce(state, id)
                ? new Staff(id, Optional.empty())
                : new NotInOrder(RefusalReason.MEMBER_NOT_IN_FORCE);
    }

    private static Asker staff(StateReader state, Sitting sitting, Instant time) {
        Seat seat = sitting.seat();
        if (!Members.inForce(state, seat.organisation())) {
            return new NotInOrder(RefusalReason.MEMBER_NOT_IN_FORCE);
        }
        if (!seat.activeAt(time)) {
            return new NotInOrder(RefusalReason.SEAT_NOT_IN_FORCE);
        }
        return Seats.licensed(state, seat, time)
                ? new Staff(seat.organisation(), Optional.of(sitting))
                : new NotInOrder(RefusalReason.LICENCE_NOT_IN_FORCE);
    }
}
