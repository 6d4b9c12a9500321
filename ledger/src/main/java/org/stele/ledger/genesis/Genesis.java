package org.stele.ledger.genesis;

import java.time.Instant;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.validator.ValidatorSet;

/**
 * What a network begins with.
 *
 * @param document the exact bytes, strict JSON
 * @param name the network's name, {@code [a-z][a-z0-9-]{1,62}}
 * @param epoch counts the orderings that the network has had
 * @param time of the genesis block, whole milliseconds
 * @param rules the version of the rules that it begins with
 * @param signatures the provider that checks signatures: {@code accp} or {@code bouncycastle}
 * @param validators of the first block; the rules must come to the same set from {@code state}
 * @param state what the rules write before the first block, the exact bytes of that JSON object
 */
public record Genesis(
        Bytes document,
        String name,
        long epoch,
        Instant time,
        int rules,
        String signatures,
        ValidatorSet validators,
        Bytes state) {
    /** The network's id: SHA-256 of the document. */
    public Hash network() {
        return Hash.of(document.unsafeArray());
    }
}
