package org.stele.exchange.erase;

import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * Which record an item of a request means.
 *
 * @param salt 32 random bytes
 */
public record ErasureOpening(RecordId record, Bytes salt) {
    public ErasureOpening {
        if (salt.length() != Hash.LENGTH) {
            throw new IllegalArgumentException("an item's salt has 32 bytes");
        }
    }

    /** What stands on the ledger: {@code SHA-256(salt ‖ record)}. */
    public Hash item() {
        return Hash.of(salt.unsafeArray(), record.value().bytes().unsafeArray());
    }
}
