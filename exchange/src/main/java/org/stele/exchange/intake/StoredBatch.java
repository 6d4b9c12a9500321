package org.stele.exchange.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.vault.journal.proof.Basis;

/**
 * A batch as the cabinet keeps it.
 *
 * @param author who brought it
 * @param occasion a code of why, where it was not simply taken in
 */
record StoredBatch(
        RandomId batch,
        Stage stage,
        Author author,
        SubjectId subject,
        List<RecordId> records,
        List<PlannedTransaction> transactions,
        List<FinalReceipt> receipts,
        Optional<String> occasion) {
    /** Taken in, as most. */
    private static final String INTAKE = "INTAKE";

    /** Names are on disk: never to be changed. */
    enum Stage {
        STAGED,
        COMMITTING,
        COMMITTED,
        /** Refused by a contract, or never signed to its end; what was sealed is, or is about to be, destroyed. */
        DISCARDED
    }

    StoredBatch {
        records = List.copyOf(records);
        transactions = List.copyOf(transactions);
        receipts = List.copyOf(receipts);
    }

    /** Why it is stored, for the journal. */
    Basis.Reason reason() {
        return new Basis.Reason(occasion.orElse(INTAKE));
    }

    StoredBatch at(Stage next) {
        return new StoredBatch(batch, next, author, subject, records, transactions, receipts, occasion);
    }

    StoredBatch with(List<PlannedTransaction> changed) {
        return new StoredBatch(batch, stage, author, subject, records, changed, receipts, occasion);
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
        return new StoredBatch(batch, Stage.COMMITTED, author, subject, records, List.of(), all, occasion);
    }

    /** Whether it may become either. */
    boolean isUndecided() {
        return stage == Stage.STAGED || stage == Stage.COMMITTING;
    }

    /** What is marked as an error with it. */
    List<RecordId> withdrawn() {
        return transactions.stream().flatMap(PlannedTransaction::withdrawn).toList();
    }

    /** What of it has to be held until the chart has it: nothing where nothing is written with it. */
    List<RecordId> leaving() {
        return records.isEmpty() ? List.of() : withdrawn();
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
