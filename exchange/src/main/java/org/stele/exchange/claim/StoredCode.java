package org.stele.exchange.claim;

import java.time.Instant;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * A code that was handed out, by its salted hash.
 *
 * @param clerk who handed it out
 * @param wrong how often another one was tried instead
 */
record StoredCode(Bytes salt, Hash hash, SeatId clerk, Instant expires, int wrong) {
    /** At so many wrong tries the code is dead. */
    static final int MOST_WRONG = 3;

    StoredCode wrongOnceMore() {
        return new StoredCode(salt, hash, clerk, expires, wrong + 1);
    }

    boolean dead(Instant now) {
        return wrong >= MOST_WRONG || !now.isBefore(expires);
    }
}
