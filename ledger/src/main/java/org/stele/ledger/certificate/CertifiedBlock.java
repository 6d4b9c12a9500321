package org.stele.ledger.certificate;

import java.util.List;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Header;
import org.stele.ledger.transaction.Transaction;

/** A final block with all that was in it. */
public record CertifiedBlock(CertifiedHeader certifiedHeader, List<ExecutedTransaction> transactions) {
    /** A transaction and how it ended. A code other than OK may still have left traces in the state. */
    public record ExecutedTransaction(Transaction transaction, FinalReceipt receipt) {}

    public Header header() {
        return certifiedHeader.header();
    }
}
