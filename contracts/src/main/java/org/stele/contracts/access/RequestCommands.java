package org.stele.contracts.access;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.Validity;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Seat;
import org.stele.contracts.network.Members;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailKind;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;

/** How access is asked for, and noted either way. */
final class RequestCommands {
    private RequestCommands() {}

    static Code request(AccessCommand.Request command, Context context) {
        Actor actor = Acting.actor(context);
        context.require(!(actor instanceof Actor.OfKey), Codes.WRONG_AUTHOR);
        Instant now = context.time();
        Instant latest = now.plus(Members.limits(context).access());
        context.require(now.isBefore(command.until()) && !command.until().isAfter(latest), Codes.TOO_LONG);
        Question question = new Question(command.subject(), context.author(), command.purpose(), command.grant());
        return switch (AccessDecision.decide(context, question, now)) {
            case Decision.Permitted permitted -> permit(command, permitted, context);
            case Decision.Refused refused -> refuse(command, actor, context);
        };
    }

    private static Code permit(AccessCommand.Request command, Decision.Permitted permitted, Context context) {
        Permit permit = new Permit(
                permitted.kind(),
                command.subject(),
                context.author(),
                permitted.organisation(),
                command.purpose(),
                permitted.grant(),
                permitted.glass(),
                command.recipient(),
                new Validity(context.time(), command.until()));
        context.put(AccessTables.PERMIT, new PermitId(context.transactionId()), permit);
        Optional<RandomId> concerns =
                permitted.grant().map(GrantId::value).or(() -> permitted.glass().map(GlassId::value));
        Trail.append(
                context,
                command.subject(),
                new Trail.Deed(
                        TrailKind.PERMITTED,
                        permitted.organisation(),
                        Optional.of(command.purpose()),
                        concerns,
                        Code.OK));
        return Code.OK;
    }

    /** For a subject that there is not, there is no trail to note it in; the answer is the same. */
    private static Code refuse(AccessCommand.Request command, Actor actor, Context context) {
        if (context.contains(IdentityTables.SUBJECT, command.subject())) {
            Trail.append(
                    context,
                    command.subject(),
                    new Trail.Deed(
                            TrailKind.REFUSED,
                            organisation(actor, context),
                            Optional.of(command.purpose()),
                            command.grant().map(GrantId::value),
                            Codes.ACCESS_REFUSED));
        }
        return Codes.ACCESS_REFUSED;
    }

    private static Optional<OrganisationId> organisation(Actor actor, Context context) {
        return switch (actor) {
            case Actor.OfOrganisation(OrganisationId id) -> Optional.of(id);
            case Actor.OfSeat(var id) -> context.get(IdentityTables.SEAT, id).map(Seat::organisation);
            case Actor.OfSubject subject -> Optional.empty();
            case Actor.OfKey key -> Optional.empty();
        };
    }
}
