package org.stele.contracts.consent;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.Validity;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Mandates;
import org.stele.contracts.identity.Subjects;
import org.stele.contracts.network.Members;
import org.stele.contracts.trail.TrailKind;
import org.stele.ledger.contract.Context;

/** How grants are given and revoked. */
final class GrantCommands {
    private GrantCommands() {}

    static void give(ConsentCommand.GiveGrant command, Context context) {
        SubjectId subject = command.subject();
        Mandates.requireSubject(context, subject);
        Subjects.require(context, subject);
        context.require(!context.contains(ConsentTables.GRANT, command.grant()), Codes.GRANT_EXISTS);
        requireGrantee(command.grantee(), context);
        requireLength(command.validity(), context);
        Grant grant = new Grant(
                subject, command.grantee(), command.purposes(), command.validity(), command.scope(), Optional.empty());
        context.put(ConsentTables.GRANT, command.grant(), grant);
        list(subject, command.grant(), context);
        Notes.append(context, subject, TrailKind.GRANTED, command.grant().value(), Optional.empty());
    }

    static void revoke(ConsentCommand.Revoke command, Context context) {
        GrantId id = command.grant();
        Grant grant = context.require(ConsentTables.GRANT, id, Codes.GRANT_UNKNOWN);
        Optional<OrganisationId> desk = Mandates.requireNarrowing(context, grant.subject(), command.mandate());
        context.require(grant.revoked().isEmpty(), Codes.GRANT_NOT_IN_FORCE);
        context.put(ConsentTables.GRANT, id, grant.revokedAt(context.time()));
        Directives directives = Consents.directives(context, grant.subject());
        context.put(ConsentTables.DIRECTIVES, grant.subject(), directives.without(id));
        Notes.append(context, grant.subject(), TrailKind.REVOKED, id.value(), desk);
    }

    /** Adds to the subject's directives, where grants that are over make room. */
    private static void list(SubjectId subject, GrantId id, Context context) {
        Instant now = context.time();
        Directives directives = Consents.directives(context, subject);
        Directives living = directives.keeping(any -> context.get(ConsentTables.GRANT, any)
                .filter(grant -> grant.alive(now))
                .isPresent());
        context.require(living.grants().size() < Directives.MOST_GRANTS, Codes.TOO_MANY_GRANTS);
        context.put(ConsentTables.DIRECTIVES, subject, living.with(id));
    }

    private static void requireGrantee(Grantee grantee, Context context) {
        context.require(Members.inForce(context, grantee.organisation()), Codes.GRANTEE_UNKNOWN);
        boolean there = grantee.seat()
                .map(seat -> context.get(IdentityTables.SEAT, seat)
                        .filter(any -> any.organisation().equals(grantee.organisation()))
                        .isPresent())
                .orElse(true);
        context.require(there, Codes.GRANTEE_UNKNOWN);
    }

    private static void requireLength(Validity validity, Context context) {
        boolean over = !context.time().isBefore(validity.until());
        boolean tooLong = validity.length().compareTo(Members.limits(context).grant()) > 0;
        context.require(!over && !tooLong, Codes.TOO_LONG);
    }
}
