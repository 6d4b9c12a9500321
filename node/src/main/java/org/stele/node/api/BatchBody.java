package org.stele.node.api;

import java.util.List;
import java.util.Locale;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.intake.IntakeState;
import org.stele.exchange.intake.PayloadToSign;
import org.stele.ledger.contract.Author;
import org.stele.node.problem.ProblemIssue;

/**
 * A batch as it stands.
 *
 * @param state {@code staged}, {@code committing} or {@code committed}
 * @param missing who has not signed yet
 * @param flags places of what was just sent in that do not conform to a profile, where the node only says so
 */
record BatchBody(
        RandomId batch,
        String state,
        SubjectId subject,
        List<RecordId> records,
        List<ToSign> transactions,
        List<Missing> missing,
        List<ReceiptBody> receipts,
        List<ProblemIssue> flags) {
    record ToSign(int index, Bytes payload, List<Author> signers) {
        static ToSign of(PayloadToSign payload) {
            return new ToSign(
                    payload.index(),
                    payload.payload(),
                    payload.signers().stream().map(SeatId::author).toList());
        }
    }

    record Missing(int index, Author seat) {}

    static BatchBody of(IntakeBatch batch, long certifiedHeight) {
        return new BatchBody(
                batch.batch(),
                batch.state().name().toLowerCase(Locale.ROOT),
                batch.subject(),
                batch.records(),
                batch.transactions().stream().map(ToSign::of).toList(),
                batch.transactions().stream()
                        .flatMap(payload ->
                                payload.missing().stream().map(seat -> new Missing(payload.index(), seat.author())))
                        .toList(),
                batch.receipts().stream()
                        .map(receipt -> ReceiptBody.of(receipt, certifiedHeight))
                        .toList(),
                List.of());
    }

    BatchBody with(List<ProblemIssue> found) {
        return new BatchBody(batch, state, subject, records, transactions, missing, receipts, found);
    }

    boolean committed() {
        return state.equals(IntakeState.COMMITTED.name().toLowerCase(Locale.ROOT));
    }
}
