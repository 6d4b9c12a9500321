package org.stele.ledger.execution;

import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Header;
import org.stele.ledger.block.Receipt;
import org.stele.ledger.state.Changes;
import org.stele.ledger.transaction.Transaction;
import org.stele.ledger.validator.ValidatorSet;

/**
 * A block and all that came of it.
 *
 * @param entry as it was ordered; empty where it was no valid batch
 * @param outcomes one for each transaction
 * @param tree of the state after it
 */
public record ExecutedBlock(
        Header header,
        Bytes entry,
        List<Transaction> transactions,
        List<Outcome> outcomes,
        Changes changes,
        SparseMerkleTree tree,
        ValidatorSet validators,
        ValidatorSet nextValidators) {
    /** How a transaction ended. */
    public record Outcome(Receipt receipt) {
        /** Whether it may never be executed again; one that was void may. */
        public boolean isConsumed() {
            return ReceiptCodes.isConsumed(receipt.code());
        }
    }

    public List<FinalReceipt> receipts() {
        List<FinalReceipt> receipts = new ArrayList<>(outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            receipts.add(new FinalReceipt(
                    header.height(), i, header.time(), outcomes.get(i).receipt()));
        }
        return receipts;
    }
}
