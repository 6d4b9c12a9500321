package org.stele.contracts.access;

import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Seat;
import org.stele.contracts.identity.Seats;
import org.stele.contracts.identity.Subjects;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailKind;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;

/**
 * How the ledger hears of glass that was broken while nothing became final. It has happened: so little is asked of it, and
 * neither a lost licence nor a closed seat keeps it from being told.
 */
final class ProvisionalCommands {
    private ProvisionalCommands() {}

    static void breakGlass(AccessCommand.BreakGlassProvisionally command, Context context) {
        VerificationKey key = Acting.key(context);
        Seat seat = context.require(IdentityTables.SEAT, command.seat(), Codes.SEAT_UNKNOWN);
        context.require(Seats.everHad(context, command.seat(), seat, key), Codes.KEY_UNKNOWN);
        Subjects.require(context, command.subject());
        Glass glass = new Glass(
                command.subject(),
                command.seat(),
                seat.organisation(),
                command.reason(),
                Optional.empty(),
                command.validity(),
                Optional.of(context.time()),
                Optional.of(context.time()));
        // In the place of whatever has this identifier: only who knew this transaction beforehand can have taken it.
        GlassId id = GlassId.of(context.transactionId());
        context.put(AccessTables.GLASS, id, glass);
        context.put(AccessTables.PERMIT, new PermitId(context.transactionId()), permit(id, command, glass));
        GlassCommands.openReviews(id, glass, context);
        note(id, glass, context);
    }

    /** Under which the release can be proven; nothing is released under it any more, since the glass has ended. */
    private static Permit permit(GlassId id, AccessCommand.BreakGlassProvisionally command, Glass glass) {
        return new Permit(
                PermitKind.EMERGENCY,
                command.subject(),
                command.seat().author(),
                Optional.of(glass.organisation()),
                Purpose.ETREAT,
                Optional.empty(),
                Optional.of(id),
                command.recipient(),
                command.validity());
    }

    private static void note(GlassId id, Glass glass, Context context) {
        Trail.Deed deed = new Trail.Deed(
                TrailKind.GLASS_BROKEN_PROVISIONALLY,
                Optional.of(glass.organisation()),
                Optional.of(Purpose.ETREAT),
                Optional.of(id.value()),
                Code.OK);
        Trail.append(context, glass.subject(), glass.seat().author(), deed);
    }
}
