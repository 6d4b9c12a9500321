package org.stele.exchange.provisional;

import java.time.Instant;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * What a custodian released without a quorum.
 *
 * @param transaction under which the ledger will have it, and under whose id as a permit it is packed
 * @param height of the certified state that the custodian decided on
 * @param certifiedTime that state's time
 * @param packed sealed to the recipient whom the transaction names, see {@link org.stele.exchange.release.Releases}
 */
public record ProvisionalRelease(Hash transaction, long height, Instant certifiedTime, Bytes packed) {
    @Override
    public String toString() {
        return "ProvisionalRelease[" + transaction + "]";
    }
}
