package org.stele.wallet.staff;

import org.stele.contracts.id.GlassId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * What a custodian released while nothing became final.
 *
 * @param transaction under which the ledger will have it
 * @param glass by which the reviews will name it
 * @param height of the certified state that the custodian decided on
 * @param packed the release package, sealed to the seat
 */
public record ProvisionalRelease(Hash transaction, GlassId glass, long height, Bytes packed) {
    @Override
    public String toString() {
        return "ProvisionalRelease[" + transaction + "]";
    }
}
