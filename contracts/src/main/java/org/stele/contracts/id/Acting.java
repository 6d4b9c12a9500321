package org.stele.contracts.id;

import org.stele.contracts.Codes;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Denied;

/** Who acts in a transaction, where the command is for one kind of author only and is done in the author's own name. */
public final class Acting {
    private Acting() {}

    /**
     * Any author that acts for itself.
     *
     * @throws Denied unless the author is one of the {@link Actor}s and acts for itself
     */
    public static Actor actor(Context context) {
        context.require(context.onBehalfOf().isEmpty(), Codes.BEHALF_NOT_ALLOWED);
        return Actor.of(context.author()).orElseThrow(() -> new Denied(Codes.WRONG_AUTHOR));
    }

    /**
     * The organisation that acts for itself.
     *
     * @throws Denied unless the author is an organisation that acts for itself
     */
    public static OrganisationId organisation(Context context) {
        if (actor(context) instanceof Actor.OfOrganisation(OrganisationId id)) {
            return id;
        }
        throw new Denied(Codes.WRONG_AUTHOR);
    }

    /**
     * The seat that acts for itself.
     *
     * @throws Denied unless the author is a seat that acts for itself
     */
    public static SeatId seat(Context context) {
        if (actor(context) instanceof Actor.OfSeat(SeatId id)) {
            return id;
        }
        throw new Denied(Codes.WRONG_AUTHOR);
    }

    /**
     * The subject that acts for itself.
     *
     * @throws Denied unless the author is a subject that acts for itself
     */
    public static SubjectId subject(Context context) {
        if (actor(context) instanceof Actor.OfSubject(SubjectId id)) {
            return id;
        }
        throw new Denied(Codes.WRONG_AUTHOR);
    }

    /**
     * The key, registered for nothing yet, that acts for itself.
     *
     * @throws Denied unless the author is a key that nothing is registered for, and acts for itself
     */
    public static VerificationKey key(Context context) {
        if (actor(context) instanceof Actor.OfKey(VerificationKey key)) {
            return key;
        }
        throw new Denied(Codes.WRONG_AUTHOR);
    }
}
