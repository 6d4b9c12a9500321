package org.stele.contracts.consent;

import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Mandates;
import org.stele.contracts.identity.Subjects;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.trail.TrailKind;
import org.stele.ledger.contract.Context;

/** How restrictions are recorded and lifted. */
final class RestrictionCommands {
    private RestrictionCommands() {}

    static void restrict(ConsentCommand.Restrict command, Context context) {
        SubjectId subject = command.subject();
        RestrictionId id = command.restriction();
        Subjects.require(context, subject);
        Optional<OrganisationId> desk = Mandates.requireNarrowing(context, subject, command.mandate());
        context.require(!context.contains(ConsentTables.RESTRICTION, id), Codes.RESTRICTION_EXISTS);
        command.against().ifPresent(org -> context.require(NetworkTables.MEMBER, org, Codes.MEMBER_UNKNOWN));
        Directives directives = Consents.directives(context, subject);
        boolean room = directives.restrictions().size() < Directives.MOST_RESTRICTIONS;
        context.require(room, Codes.TOO_MANY_RESTRICTIONS);
        Restriction restriction =
                new Restriction(subject, command.against(), command.scope(), context.time(), Optional.empty());
        context.put(ConsentTables.RESTRICTION, id, restriction);
        context.put(ConsentTables.DIRECTIVES, subject, directives.with(id));
        Notes.append(context, subject, TrailKind.RESTRICTED, id.value(), desk);
    }

    static void lift(RestrictionId id, Context context) {
        Restriction restriction = context.require(ConsentTables.RESTRICTION, id, Codes.RESTRICTION_UNKNOWN);
        SubjectId subject = restriction.subject();
        Mandates.requireSubject(context, subject);
        context.require(restriction.lifted().isEmpty(), Codes.RESTRICTION_NOT_IN_FORCE);
        context.put(ConsentTables.RESTRICTION, id, restriction.liftedAt(context.time()));
        Directives directives = Consents.directives(context, subject);
        context.put(ConsentTables.DIRECTIVES, subject, directives.without(id));
        Notes.append(context, subject, TrailKind.RESTRICTION_LIFTED, id.value(), Optional.empty());
    }
}
