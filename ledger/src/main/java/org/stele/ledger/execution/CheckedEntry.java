package org.stele.ledger.execution;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.ledger.block.Batch;
import org.stele.ledger.transaction.Transaction;

/** An ordered entry after all checks that need no state. */
public sealed interface CheckedEntry {
    /** Its place in the ordering. */
    long position();

    /** A batch of transactions, each of sound shape and signatures. Whether its proposer may propose is not checked yet. */
    record Sound(long position, Batch batch, List<Transaction> transactions) implements CheckedEntry {}

    /** No batch, or one that holds what must never be ordered. It makes an empty block. */
    record Unsound(long position, Bytes content, String why) implements CheckedEntry {}
}
