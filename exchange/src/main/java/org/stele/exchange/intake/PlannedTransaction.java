package org.stele.exchange.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.record.RecordCommand;
import org.stele.crypto.Bytes;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.transaction.SignatureEntry;

/**
 * One transaction of a batch as it is kept until it is final.
 *
 * @param commit the command, where it commits new records; else empty
 * @param amend the command, where it amends one; else empty
 * @param revise the command, where it does several things at once; else empty
 * @param signers the seats that attest records in it, in ascending order
 * @param expires until when {@code payload} can be submitted
 * @param signatures of those seats that have signed {@code payload}
 */
record PlannedTransaction(
        Optional<RecordCommand.Commit> commit,
        Optional<RecordCommand.Amend> amend,
        Optional<RecordCommand.Revise> revise,
        List<SeatId> signers,
        Bytes payload,
        Instant expires,
        List<Signed> signatures,
        Optional<FinalReceipt> receipt) {
    /** A seat's signature. */
    record Signed(SeatId seat, SignatureEntry entry) {}

    PlannedTransaction {
        signers = List.copyOf(signers);
        signatures = List.copyOf(signatures);
    }

    RecordCommand command() {
        return commit.<RecordCommand>map(any -> any)
                .or(() -> amend)
                .or(() -> revise)
                .orElseThrow();
    }

    String commandName() {
        return switch (command()) {
            case RecordCommand.Commit _ -> "commit";
            case RecordCommand.Amend _ -> "amend";
            case RecordCommand.Revise _ -> "revise";
            case RecordCommand.MarkInError _, RecordCommand.Tombstone _ ->
                throw new IllegalStateException("a batch has no such command");
        };
    }

    /** What it marks as an error. */
    Stream<RecordId> withdrawn() {
        return revise.stream().flatMap(it -> it.errors().stream()).map(RecordCommand.MarkInError::record);
    }

    List<SeatId> missing() {
        List<SeatId> missing = new ArrayList<>(signers);
        signatures.forEach(signed -> missing.remove(signed.seat()));
        return missing;
    }

    PlannedTransaction with(Signed signature) {
        List<Signed> more = new ArrayList<>(signatures);
        more.removeIf(known -> known.seat().equals(signature.seat()));
        more.add(signature);
        return new PlannedTransaction(commit, amend, revise, signers, payload, expires, more, receipt);
    }

    /** The same command in a payload of its own, which nobody has signed. */
    PlannedTransaction renewed(Bytes fresh, Instant until) {
        return new PlannedTransaction(commit, amend, revise, signers, fresh, until, List.of(), receipt);
    }

    PlannedTransaction done(FinalReceipt with) {
        return new PlannedTransaction(commit, amend, revise, signers, payload, expires, signatures, Optional.of(with));
    }

    PayloadToSign toSign(int index) {
        return new PayloadToSign(index, payload, signers, missing());
    }
}
