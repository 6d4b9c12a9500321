package org.stele.exchange.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Code;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.record.Batches;

/**
 * Takes a signed batch onto the ledger and then to life. Every step may be repeated: a transaction that is final answers with
 * its first receipt, an entry that stands is passed over, an active batch stays active.
 */
final class Committing {
    private final Batchbook book;
    private final Batches vault;
    private final LedgerDoor ledger;
    private final Renewal renewal;
    private final Patients patients;
    private final Tasks tasks;
    private final Leaving leaving;

    Committing(
            Batchbook book,
            Batches vault,
            LedgerDoor ledger,
            Renewal renewal,
            Patients patients,
            Tasks tasks,
            Leaving leaving) {
        this.leaving = leaving;
        this.book = book;
        this.vault = vault;
        this.ledger = ledger;
        this.renewal = renewal;
        this.patients = patients;
        this.tasks = tasks;
    }

    /** Carries the batch as far as it goes; nothing to do for one that is not on its way. */
    void commit(RandomId id) {
        book.find(id)
                .filter(batch -> batch.stage() == StoredBatch.Stage.COMMITTING)
                .ifPresent(batch -> activate(submitAll(batch)));
    }

    private StoredBatch submitAll(StoredBatch batch) {
        patients.register(batch.subject());
        StoredBatch current = batch;
        for (int i = 0; i < batch.transactions().size(); i++) {
            if (current.transactions().get(i).receipt().isEmpty()) {
                current = submit(current, i);
            }
        }
        return current;
    }

    private StoredBatch submit(StoredBatch batch, int index) {
        FinalReceipt receipt = take(batch, envelope(batch.transactions().get(index)));
        if (isVoid(receipt)) {
            throw renewal.expired(batch);
        }
        if (!receipt.code().equals(Code.OK)) {
            throw giveUp(batch, receipt);
        }
        StoredBatch done = batch.change(index, planned -> planned.done(receipt));
        return isLast(batch, index) ? done : book.put(done);
    }

    /** What follows puts it into the book too; until then the ledger would answer with the same receipt again. */
    private static boolean isLast(StoredBatch batch, int index) {
        return index == batch.transactions().size() - 1;
    }

    /** Ordered and never executed, because it was too late or its key was: no contract has refused anything. */
    private static boolean isVoid(FinalReceipt receipt) {
        return receipt.code().value().startsWith("VOID_") && !receipt.code().equals(Code.SIGNATURE_MISSING);
    }

    private FinalReceipt take(StoredBatch batch, Envelope envelope) {
        try {
            return ledger.submit(envelope);
        } catch (ExchangeException e) {
            throw e.door().filter(door -> door == RefusalReason.EXPIRED).isPresent() ? renewal.expired(batch) : e;
        }
    }

    private Envelope envelope(PlannedTransaction planned) {
        List<SignatureEntry> all = new ArrayList<>();
        all.add(ledger.sign(planned.payload()));
        planned.signatures().forEach(signed -> all.add(signed.entry()));
        return Envelope.of(planned.payload(), all);
    }

    /** All of it or nothing: what already stands on the ledger gets its tombstone. */
    private ExchangeException giveUp(StoredBatch batch, FinalReceipt receipt) {
        tasks.later(TaskKind.GIVE_UP_BATCH, batch.batch());
        book.put(batch.at(StoredBatch.Stage.DISCARDED));
        leaving.refused(batch.withdrawn());
        return ExchangeException.contractRefused(receipt);
    }

    /** Brings a batch to life all of which stands on the ledger. One that only withdraws has nothing in the vault. */
    void activate(StoredBatch batch) {
        if (!batch.records().isEmpty()) {
            Use use = new Use(batch.author().toString(), Action.STORE, Purpose.TREAT.name(), batch.reason());
            Set<RandomId> withdrawn =
                    batch.withdrawn().stream().map(RecordId::value).collect(Collectors.toUnmodifiableSet());
            VaultCalls.run(() -> vault.activate(batch.batch(), use, withdrawn));
        }
        book.put(batch.committed());
        leaving.done(batch.withdrawn());
    }
}
