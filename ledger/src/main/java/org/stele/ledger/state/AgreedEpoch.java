package org.stele.ledger.state;

import org.stele.crypto.Hash;
import org.stele.ledger.contract.Codec;

/**
 * An epoch that begins because the members agreed on it outside of the ledger.
 *
 * @param height of its first block
 * @param last hash of the header before that one, which stands too
 * @param statements the hash of what they agreed by
 */
public record AgreedEpoch(long height, Hash last, long epoch, Hash statements) {
    static final Codec<AgreedEpoch> CODEC = Codec.of(AgreedEpoch.class);
}
