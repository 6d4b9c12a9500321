package org.stele.exchange.staff;

import org.stele.contracts.id.SeatId;
import org.stele.crypto.VerificationKey;

/** A member of staff as the directory has them. */
record StaffEntry(StaffIdentifier identifier, String name, SeatId seat, VerificationKey key) {
    @Override
    public String toString() {
        return "StaffEntry[" + seat + "]";
    }
}
