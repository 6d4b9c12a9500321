package org.stele.exchange.staff;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.identity.Power;
import org.stele.crypto.Bytes;
import org.stele.crypto.VerificationKey;

/**
 * A member of staff who shall have a seat.
 *
 * @param name as it is shown; stays in the vault
 * @param key of the person, made on a device of theirs
 * @param licence the Verifiable Credential of a board, exact JSON bytes; needed where one of the powers needs it
 */
public record SeatOpening(
        StaffIdentifier identifier,
        String name,
        VerificationKey key,
        SortedSet<Power> powers,
        Validity validity,
        Optional<Bytes> licence) {
    public SeatOpening {
        powers = Collections.unmodifiableSortedSet(new TreeSet<>(powers));
    }

    @Override
    public String toString() {
        return "SeatOpening" + powers;
    }
}
