package org.stele.contracts.access;

import org.stele.contracts.Codes;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Power;
import org.stele.contracts.identity.Seat;
import org.stele.contracts.identity.Seats;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailKind;
import org.stele.ledger.contract.Context;

/** How somebody else answers whether the glass was rightly broken. */
final class ReviewCommands {
    private ReviewCommands() {}

    static void close(AccessCommand.CloseReview command, Context context) {
        SeatId id = Acting.seat(context);
        Seat reviewer = Seats.require(context, id, Power.REVIEW);
        Glass glass = context.require(AccessTables.GLASS, command.glass(), Codes.GLASS_UNKNOWN);
        ReviewKey key = new ReviewKey(command.glass(), reviewer.organisation());
        Review review = context.require(AccessTables.REVIEW, key, Codes.REVIEW_UNKNOWN);
        context.require(review.open(), Codes.REVIEW_CLOSED);
        context.require(!isSamePerson(reviewer, id, glass, context), Codes.OWN_REVIEW);
        context.put(AccessTables.REVIEW, key, review.closed(new Closure(id, command.finding(), context.time())));
        if (command.finding() == Finding.UNJUSTIFIED && glass.open(context.time())) {
            context.put(AccessTables.GLASS, command.glass(), glass.endedAt(context.time()));
        }
        Trail.Deed deed =
                Trail.Deed.about(TrailKind.REVIEW_CLOSED, command.glass().value());
        Trail.append(context, glass.subject(), deed.by(reviewer.organisation()));
    }

    /** One person may have several seats, but has one key in them. */
    private static boolean isSamePerson(Seat reviewer, SeatId id, Glass glass, Context context) {
        boolean sameKey = context.get(IdentityTables.SEAT, glass.seat())
                .filter(breaker -> breaker.key().equals(reviewer.key()))
                .isPresent();
        return id.equals(glass.seat()) || sameKey;
    }
}
