package org.stele.exchange.write;

import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.Journal;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;

/** Marks records as errors: in the journal first, then on the ledger. Safe for use by many threads. */
public final class Retraction {
    private final LedgerDoor ledger;
    private final Journal journal;

    public Retraction(Premises premises) {
        this.ledger = premises.ledger();
        this.journal = premises.vault().journal();
    }

    /** Marks those that are current. Repeating it goes on where it was cut off. */
    public void markInError(Author author, ChartId chart, List<RecordId> records, ErrorReason reason) {
        note(author, chart, records, reason);
        records.stream()
                .filter(this::isCurrent)
                .forEach(record -> ledger.act("record", "markInError", new RecordCommand.MarkInError(record, reason)));
    }

    /** That they are about to be marked, in the journal. */
    void note(Author author, ChartId chart, List<RecordId> records, ErrorReason reason) {
        Use use = new Use(author.toString(), Action.RETRACT, Purpose.TREAT.name(), new Basis.Reason(reason.name()));
        List<RandomId> ids = records.stream().map(RecordId::value).toList();
        VaultCalls.call(() -> journal.append(Event.of(chart.value(), use, ids)));
    }

    /** By the ledger. */
    public boolean isCurrent(RecordId record) {
        return ledger.state()
                .get(RecordTables.RECORD, record)
                .filter(state -> state.status() == RecordStatus.CURRENT)
                .isPresent();
    }
}
