package org.stele.contracts.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.VerificationKey;

/**
 * A seat as the state has it.
 *
 * @param key the key of whoever sits there; the licence, if any, is held with the same key
 */
public record Seat(
        OrganisationId organisation,
        VerificationKey key,
        SortedSet<Power> powers,
        Validity validity,
        Optional<CredentialId> licence,
        SeatStatus status) {
    public Seat {
        powers = Collections.unmodifiableSortedSet(new TreeSet<>(powers));
    }

    public boolean activeAt(Instant time) {
        return status == SeatStatus.ACTIVE && validity.covers(time);
    }

    public boolean has(Power power) {
        return powers.contains(power);
    }

    /** Whether a clinician sits there; whether the licence counts is for {@link Seats#licensed} to say. */
    public boolean isClinician() {
        return has(Power.SIGN) && licence.isPresent();
    }

    Seat with(SeatStatus changed) {
        return new Seat(organisation, key, powers, validity, licence, changed);
    }

    Seat with(VerificationKey changed) {
        return new Seat(organisation, changed, powers, validity, licence, status);
    }
}
