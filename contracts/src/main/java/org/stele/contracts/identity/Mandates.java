package org.stele.contracts.identity;

import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.MandateId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Denied;

/** Who may decide for a subject. */
public final class Mandates {
    private Mandates() {}

    /**
     * That the subject decides itself, with a key of its own.
     *
     * @throws Denied with {@code NOT_THE_SUBJECT} or {@code BEHALF_NOT_ALLOWED}
     */
    public static void requireSubject(Context context, SubjectId subject) {
        context.require(context.onBehalfOf().isEmpty(), Codes.BEHALF_NOT_ALLOWED);
        context.require(context.author().equals(subject.author()), Codes.NOT_THE_SUBJECT);
    }

    /**
     * That the subject decides itself, or that the custodian's desk narrows what is shared under a mandate in force.
     *
     * @return the custodian, where its desk acted
     * @throws Denied with what is missing first
     */
    public static Optional<OrganisationId> requireNarrowing(
            Context context, SubjectId subject, Optional<MandateId> mandate) {
        Actor actor = Actor.of(context.author()).orElseThrow(() -> new Denied(Codes.WRONG_AUTHOR));
        if (actor instanceof Actor.OfSeat(var seat)) {
            OrganisationId custodian = Subjects.require(context, subject).custodian();
            Seats.requireAt(context, custodian, seat, Power.CLERK);
            requireMandate(context, subject, mandate);
            return Optional.of(custodian);
        }
        requireSubject(context, subject);
        return Optional.empty();
    }

    private static void requireMandate(Context context, SubjectId subject, Optional<MandateId> named) {
        boolean forSubject = context.onBehalfOf().equals(Optional.of(subject.author()));
        MandateId id = named.filter(any -> forSubject).orElseThrow(() -> new Denied(Codes.MANDATE_REQUIRED));
        Mandate mandate = context.require(IdentityTables.MANDATE, id, Codes.MANDATE_UNKNOWN);
        context.require(mandate.subject().equals(subject), Codes.MANDATE_UNKNOWN);
        context.require(mandate.inForce(context.time()), Codes.MANDATE_NOT_IN_FORCE);
    }
}
