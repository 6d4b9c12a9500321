package org.stele.contracts.access;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.Codes;
import org.stele.contracts.Validity;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.identity.Seat;
import org.stele.contracts.identity.Seats;
import org.stele.contracts.identity.Subjects;
import org.stele.contracts.network.Limits;
import org.stele.contracts.network.Members;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailKind;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;

/** How the glass is broken and the view widened. */
final class GlassCommands {
    private GlassCommands() {}

    static void breakGlass(AccessCommand.BreakGlass command, Context context) {
        SeatId id = Acting.seat(context);
        Seat seat = Seats.require(context, id, Power.BREAK_GLASS);
        Subjects.require(context, command.subject());
        context.require(!context.contains(AccessTables.GLASS, command.glass()), Codes.GLASS_EXISTS);
        Instant now = context.time();
        Instant latest = now.plus(Members.limits(context).emergency());
        context.require(now.isBefore(command.until()) && !command.until().isAfter(latest), Codes.TOO_LONG);
        Glass glass = new Glass(
                command.subject(),
                id,
                seat.organisation(),
                command.reason(),
                Optional.empty(),
                new Validity(now, command.until()),
                Optional.empty(),
                Optional.empty());
        context.put(AccessTables.GLASS, command.glass(), glass);
        context.put(AccessTables.LAST_GLASS, new GlassKey(command.subject(), id), command.glass());
        permit(command, glass, context);
        openReviews(command.glass(), glass, context);
        note(TrailKind.GLASS_BROKEN, command.glass(), glass, context);
    }

    static void widen(AccessCommand.Widen command, Context context) {
        SeatId id = Acting.seat(context);
        Glass glass = context.require(AccessTables.GLASS, command.glass(), Codes.GLASS_UNKNOWN);
        context.require(glass.seat().equals(id), Codes.NOT_WHO_BROKE_IT);
        Seats.require(context, id, Power.BREAK_GLASS);
        context.require(glass.open(context.time()), Codes.GLASS_NOT_OPEN);
        context.require(glass.widened().isEmpty(), Codes.ALREADY_WIDENED);
        context.put(AccessTables.GLASS, command.glass(), glass.widenedFor(command.reason()));
        openReviews(command.glass(), glass, context);
        note(TrailKind.GLASS_WIDENED, command.glass(), glass, context);
    }

    private static void permit(AccessCommand.BreakGlass command, Glass glass, Context context) {
        Instant latest = context.time().plus(Members.limits(context).access());
        Instant until = command.until().isBefore(latest) ? command.until() : latest;
        Permit permit = new Permit(
                PermitKind.EMERGENCY,
                command.subject(),
                context.author(),
                Optional.of(glass.organisation()),
                Purpose.ETREAT,
                Optional.empty(),
                Optional.of(command.glass()),
                command.recipient(),
                new Validity(context.time(), until));
        context.put(AccessTables.PERMIT, new PermitId(context.transactionId()), permit);
    }

    /** Opens the reviews, or opens them again for what is seen after they were closed. */
    static void openReviews(GlassId id, Glass glass, Context context) {
        Limits limits = Members.limits(context);
        Review fresh = new Review(context.time(), context.time().plus(limits.review()), Optional.empty());
        for (OrganisationId organisation : reviewing(glass, context)) {
            ReviewKey key = new ReviewKey(id, organisation);
            boolean open =
                    context.get(AccessTables.REVIEW, key).filter(Review::open).isPresent();
            if (!open) {
                context.put(AccessTables.REVIEW, key, fresh);
            }
        }
    }

    /** The custodian and the seat's organisation, which may be one. */
    private static SortedSet<OrganisationId> reviewing(Glass glass, Context context) {
        SortedSet<OrganisationId> both = new TreeSet<>();
        both.add(Subjects.require(context, glass.subject()).custodian());
        both.add(glass.organisation());
        return both;
    }

    private static void note(TrailKind kind, GlassId id, Glass glass, Context context) {
        Trail.Deed deed = new Trail.Deed(
                kind, Optional.of(glass.organisation()), Optional.of(Purpose.ETREAT), Optional.of(id.value()), Code.OK);
        Trail.append(context, glass.subject(), deed);
    }
}
