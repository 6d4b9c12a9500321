package org.stele.contracts.identity;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.credential.Licences;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.network.Members;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Denied;
import org.stele.ledger.contract.StateReader;

/** What other contracts, and nodes, ask of a seat. */
public final class Seats {
    private Seats() {}

    /** Whether {@code key} acts for the seat: it is its key, the seat is in force and its organisation a member. */
    public static boolean acts(StateReader state, SeatId id, VerificationKey key, Instant time) {
        return state.get(IdentityTables.SEAT, id)
                .filter(seat -> seat.key().equals(key))
                .filter(seat -> inForce(state, seat, time))
                .isPresent();
    }

    /** Whether the seat acts at all at {@code time}, whatever its licence. */
    public static boolean inForce(StateReader state, Seat seat, Instant time) {
        return seat.activeAt(time) && Members.inForce(state, seat.organisation());
    }

    /** Whether the seat's licence counts at {@code time}; true for a seat that needs none and has none. */
    public static boolean licensed(StateReader state, Seat seat, Instant time) {
        return seat.licence()
                .map(licence -> Licences.inForce(state, licence, seat.key(), time))
                .orElse(true);
    }

    /** Whether the seat acts at {@code time} and has the power, its licence included where the power needs one. */
    public static boolean may(StateReader state, Seat seat, Power power, Instant time) {
        return inForce(state, seat, time)
                && seat.has(power)
                && (!power.needsLicence() || (seat.licence().isPresent() && licensed(state, seat, time)));
    }

    /** Whether {@code key} is the seat's, or was before another took its place. */
    public static boolean everHad(StateReader state, SeatId id, Seat seat, VerificationKey key) {
        return seat.key().equals(key) || state.contains(IdentityTables.FORMER_KEY, new SeatKey(id, key));
    }

    /**
     * The seat, in force and with a power, its licence included where the power needs one.
     *
     * @throws Denied with what is missing first
     */
    public static Seat require(Context context, SeatId id, Power power) {
        Seat seat = context.require(IdentityTables.SEAT, id, Codes.SEAT_UNKNOWN);
        context.require(inForce(context, seat, context.time()), Codes.SEAT_NOT_IN_FORCE);
        context.require(seat.has(power), Codes.POWER_MISSING);
        if (power.needsLicence()) {
            context.require(seat.licence().isPresent(), Codes.LICENCE_REQUIRED);
            context.require(licensed(context, seat, context.time()), Codes.LICENCE_NOT_IN_FORCE);
        }
        return seat;
    }

    /**
     * As {@link #require(Context, SeatId, Power)}, at this organisation.
     *
     * @throws Denied with what is missing first
     */
    public static Seat requireAt(Context context, OrganisationId organisation, SeatId id, Power power) {
        Optional<OrganisationId> where = context.get(IdentityTables.SEAT, id).map(Seat::organisation);
        context.require(where.isPresent(), Codes.SEAT_UNKNOWN);
        context.require(where.get().equals(organisation), Codes.SEAT_OF_ANOTHER);
        return require(context, id, power);
    }
}
