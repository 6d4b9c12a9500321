package org.stele.ledger.block;

import java.time.Instant;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Code;

/**
 * A receipt of a certified block: it will not change any more.
 *
 * @param height the block that holds the transaction
 * @param index its place in the block, from 0
 * @param time the block's time
 */
public record FinalReceipt(long height, int index, Instant time, Receipt receipt) {
    public Code code() {
        return receipt.code();
    }

    public Hash transaction() {
        return receipt.transaction();
    }
}
