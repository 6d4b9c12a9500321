package org.stele.exchange.intake;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;

/**
 * A batch as the cabinet keeps it.
 *
 * @param author who brought it
 */
record StoredBatch(
        RandomId batch,
        Stage stage,
        Author author,
        SubjectId subject,
        List<RecordId> records,
        List<PlannedTransaction> transactions,
        List<FinalReceipt> receipts) {
    /** Names are on disk: never to be changed. */
    enum Stage {
        STAGED,
        COMMITTING,
        COMMITTED,
        /** Refused by a contract; what was sealed is, or is about to be, destroyed. */
        DISCARDED
    }

    StoredBatch {
        records = List.copyOf(records);
        transactions = List.copyOf(transactions);
        receipts = List.copyOf(receipts);
    }

    StoredBatch at(Stage next) {
        return new StoredBatch(batch, next, author, subject, records, transactions, receipts);
    }

    StoredBatch with(List<PlannedTransaction> changed) {
        return new StoredBatch(batch, stage, author, subject, records, changed, receipts);
    }

    StoredBatch change(int index, UnaryOperator<PlannedTransaction> how) {
        return with(IntStream.range(0, transactions.size())
                .mapToObj(i -> i == index ? how.apply(transactions.get(i)) : transactions.get(i))
                .toList());
    }

    /** Committed: what was to be signed is forgotten. */
    StoredBatch committed() {
        List<FinalReceipt> all =
                transactions.stream().flatMap(done -> done.receipt().stream()).toList();
        return new StoredBatch(batch, Stage.COMMITTED, author, subject, records, List.of(), all);
    }

    boolean complete() {
        return transactions.stream().allMatch(planned -> planned.missing().isEmpty());
    }

    IntakeBatch view() {
        List<PayloadToSign> open = IntStream.range(0, transactions.size())
                .mapToObj(i -> transactions.get(i).toSign(i))
                .toList();
        return new IntakeBatch(batch, state(), subject, records, open, receipts);
    }

    private IntakeState state() {
        return switch (stage) {
            case STAGED, DISCARDED -> IntakeState.STAGED;
            case COMMITTING -> IntakeState.COMMITTING;
            case COMMITTED -> IntakeState.COMMITTED;
        };
    }
}
