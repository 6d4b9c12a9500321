package org.stele.contracts.credential;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.Validity;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;

/**
 * A licence to practise as the state has it.
 *
 * @param board who registered it and alone may change it
 * @param holder the key of the person it was issued to
 * @param commitment SHA-256 of a 32-byte salt and the credential's canonical bytes
 * @param reason why it is suspended or revoked
 */
public record Licence(
        OrganisationId board,
        VerificationKey holder,
        Validity validity,
        Hash commitment,
        LicenceStatus status,
        Optional<LicenceReason> reason) {
    /** Whether {@code key} holds it and it counts at {@code time}. */
    public boolean inForce(VerificationKey key, Instant time) {
        return status == LicenceStatus.IN_FORCE && holder.equals(key) && validity.covers(time);
    }

    Licence suspended(LicenceReason why) {
        return new Licence(board, holder, validity, commitment, LicenceStatus.SUSPENDED, Optional.of(why));
    }

    Licence revoked(LicenceReason why) {
        return new Licence(board, holder, validity, commitment, LicenceStatus.REVOKED, Optional.of(why));
    }

    Licence reinstated() {
        return new Licence(board, holder, validity, commitment, LicenceStatus.IN_FORCE, Optional.empty());
    }

    Licence heldBy(VerificationKey key) {
        return new Licence(board, key, validity, commitment, status, reason);
    }
}
