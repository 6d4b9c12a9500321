package org.stele.exchange.licence;

import org.stele.contracts.Validity;
import org.stele.crypto.VerificationKey;
import org.stele.exchange.staff.StaffIdentifier;

/**
 * What a board shall certify. Its text form shows nothing of the person.
 *
 * @param holderName as it shall stand in the credential
 * @param holderKey of the person's own device
 * @param profession a code of the board, such as {@code physician}
 */
public record LicenceOrder(
        String holderName, StaffIdentifier holder, VerificationKey holderKey, String profession, Validity validity) {
    @Override
    public String toString() {
        return "LicenceOrder";
    }
}
