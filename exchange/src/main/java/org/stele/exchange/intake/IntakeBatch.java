package org.stele.exchange.intake;

import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.FinalReceipt;

/**
 * A batch as it stands.
 *
 * @param records in the bundle's order
 * @param transactions empty once it is committed
 * @param receipts one for each transaction once it is committed
 */
public record IntakeBatch(
        RandomId batch,
        IntakeState state,
        SubjectId subject,
        List<RecordId> records,
        List<PayloadToSign> transactions,
        List<FinalReceipt> receipts) {
    public IntakeBatch {
        records = List.copyOf(records);
        transactions = List.copyOf(transactions);
        receipts = List.copyOf(receipts);
    }

    /** Whether no signature is missing. */
    public boolean complete() {
        return transactions.stream().allMatch(payload -> payload.missing().isEmpty());
    }
}
