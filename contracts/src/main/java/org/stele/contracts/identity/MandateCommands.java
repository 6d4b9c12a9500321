package org.stele.contracts.identity;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.Validity;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.MandateId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Members;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailKind;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Context;

/** How a mandate comes to stand, and ends. */
final class MandateCommands {
    private MandateCommands() {}

    static void record(IdentityCommand.RecordMandate command, Context context) {
        OrganisationId author = Acting.organisation(context);
        Subject subject = Subjects.require(context, command.subject());
        context.require(subject.custodian().equals(author), Codes.NOT_THE_CUSTODIAN);
        context.require(!context.contains(IdentityTables.MANDATE, command.mandate()), Codes.MANDATE_EXISTS);
        requireLength(command.until(), context);
        requireWitnesses(author, command, context);
        Validity validity = new Validity(context.time(), command.until());
        Mandate mandate =
                new Mandate(command.subject(), command.witnesses(), command.evidence(), validity, Optional.empty());
        context.put(IdentityTables.MANDATE, command.mandate(), mandate);
        note(TrailKind.MANDATE_RECORDED, command.subject(), command.mandate(), author, context);
    }

    static void end(MandateId id, Context context) {
        Mandate mandate = context.require(IdentityTables.MANDATE, id, Codes.MANDATE_UNKNOWN);
        OrganisationId custodian = Subjects.require(context, mandate.subject()).custodian();
        Author author = context.author();
        boolean theirs = author.equals(custodian.author())
                || author.equals(mandate.subject().author());
        context.require(context.onBehalfOf().isEmpty(), Codes.BEHALF_NOT_ALLOWED);
        context.require(theirs, Codes.NOT_THE_CUSTODIAN);
        context.require(mandate.inForce(context.time()), Codes.MANDATE_NOT_IN_FORCE);
        context.put(IdentityTables.MANDATE, id, mandate.endedAt(context.time()));
        note(TrailKind.MANDATE_ENDED, mandate.subject(), id, custodian, context);
    }

    private static void requireLength(Instant until, Context context) {
        Instant now = context.time();
        Instant latest = now.plus(Members.limits(context).mandate());
        context.require(now.isBefore(until) && !until.isAfter(latest), Codes.TOO_LONG);
    }

    private static void requireWitnesses(
            OrganisationId custodian, IdentityCommand.RecordMandate command, Context context) {
        Seat first = witness(custodian, command.witnesses().get(0), context);
        Seat second = witness(custodian, command.witnesses().get(1), context);
        context.require(!first.key().equals(second.key()), Codes.WITNESSES_NOT_DISTINCT);
    }

    private static Seat witness(OrganisationId custodian, SeatId id, Context context) {
        Seat seat = context.require(IdentityTables.SEAT, id, Codes.SEAT_UNKNOWN);
        context.require(seat.organisation().equals(custodian), Codes.SEAT_OF_ANOTHER);
        context.require(Seats.inForce(context, seat, context.time()), Codes.SEAT_NOT_IN_FORCE);
        context.requireSignature(seat.key());
        return seat;
    }

    private static void note(
            TrailKind kind, SubjectId subject, MandateId id, OrganisationId custodian, Context context) {
        Trail.append(context, subject, Trail.Deed.about(kind, id.value()).by(custodian));
    }
}
