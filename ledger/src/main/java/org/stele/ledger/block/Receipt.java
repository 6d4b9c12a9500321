package org.stele.ledger.block;

import org.stele.crypto.Hash;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Codec;

/**
 * How one transaction of a block ended; its encoding is a leaf of the receipts' tree, at the transaction's index.
 *
 * @param transaction SHA-256 of the payload
 */
public record Receipt(Hash transaction, Code code) {
    public static final Codec<Receipt> CODEC = Codec.of(Receipt.class);
}
