package org.stele.exchange.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;
import org.stele.crypto.Bytes;
import org.stele.exchange.ledger.LedgerDoor;

/** Turns commands into payloads to be signed. */
final class Planner {
    private final LedgerDoor ledger;

    Planner(LedgerDoor ledger) {
        this.ledger = ledger;
    }

    List<PlannedTransaction> commits(List<RecordCommand.Commit> commands) {
        return commands.stream()
                .map(command -> plan(Optional.of(command), Optional.empty(), Optional.empty(), seats(command.sheets())))
                .toList();
    }

    PlannedTransaction amendment(RecordCommand.Amend command) {
        List<SeatId> signers = command.attestor().seat().stream().toList();
        return plan(Optional.empty(), Optional.of(command), Optional.empty(), signers);
    }

    /** One that the organisation alone answers for. */
    PlannedTransaction revision(RecordCommand.Revise command) {
        return plan(Optional.empty(), Optional.empty(), Optional.of(command), List.of());
    }

    /** With a fresh payload, unsigned. */
    PlannedTransaction renew(PlannedTransaction planned) {
        Instant expires = ledger.expiry();
        return planned.renewed(payload(planned), expires);
    }

    private PlannedTransaction plan(
            Optional<RecordCommand.Commit> commit,
            Optional<RecordCommand.Amend> amend,
            Optional<RecordCommand.Revise> revise,
            List<SeatId> signers) {
        PlannedTransaction blank = new PlannedTransaction(
                commit, amend, revise, signers, Bytes.wrap(new byte[0]), Instant.EPOCH, List.of(), Optional.empty());
        return renew(blank);
    }

    private Bytes payload(PlannedTransaction planned) {
        return ledger.payload("record", planned.commandName(), planned.command());
    }

    private static List<SeatId> seats(List<Sheet> sheets) {
        return sheets.stream()
                .flatMap(sheet -> sheet.attestor().seat().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
