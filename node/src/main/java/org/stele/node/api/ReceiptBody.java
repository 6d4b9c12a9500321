package org.stele.node.api;

import java.time.Instant;
import org.stele.crypto.Hash;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Code;

/**
 * How a transaction ended.
 *
 * @param certifiedHeight of this node when it answered: at or above {@code height}
 */
record ReceiptBody(Hash transaction, Code code, long height, int index, Instant time, long certifiedHeight) {
    static ReceiptBody of(FinalReceipt receipt, long certifiedHeight) {
        return new ReceiptBody(
                receipt.transaction(),
                receipt.code(),
                receipt.height(),
                receipt.index(),
                receipt.time(),
                certifiedHeight);
    }
}
