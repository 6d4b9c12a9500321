package org.stele.exchange.claim;

import java.time.Instant;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * A code that was handed out, by salted hashes of it and of its first half. A wrong try counts only where the first half is
 * right: who has not seen the slip can neither guess the code nor use up the tries of who has it.
 *
 * @param clerk who handed it out
 * @param wrong how often it was tried with another second half
 */
record StoredCode(Bytes salt, Hash hash, Hash half, SeatId clerk, Instant expires, int wrong) {
    /** At so many wrong tries the code is dead. */
    static final int MOST_WRONG = 3;

    static StoredCode of(String code, SeatId clerk, Instant expires) {
        Bytes salt = Codes.salt();
        return new StoredCode(salt, Codes.hash(salt, code), Codes.halfHash(salt, code), clerk, expires, 0);
    }

    boolean is(String typed) {
        return Codes.same(hash, Codes.hash(salt, typed));
    }

    boolean isBegunBy(String typed) {
        return Codes.same(half, Codes.halfHash(salt, typed));
    }

    StoredCode wrongOnceMore() {
        return new StoredCode(salt, hash, half, clerk, expires, wrong + 1);
    }

    boolean dead(Instant now) {
        return wrong >= MOST_WRONG || !now.isBefore(expires);
    }
}
