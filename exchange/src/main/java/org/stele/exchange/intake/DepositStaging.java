package org.stele.exchange.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;
import org.stele.crypto.RandomId;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.intake.DepositStaging.Whose;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.record.Batches;
import org.stele.vault.record.RecordDraft;
import org.stele.vault.record.SealedRecord;

/** Seals what the organisation alone answers for, and plans its way onto the ledger. */
final class DepositStaging {
    /**
     * What a batch is, and in which chart.
     *
     * @param author who brings it
     */
    record Whose(RandomId batch, Author author, ChartId chart) {}

    private final Batchbook book;
    private final Batches vault;
    private final Planner planner;
    private final Patients patients;
    private final Leaving leaving;

    DepositStaging(Batchbook book, Batches vault, Planner planner, Patients patients, Leaving leaving) {
        this.book = book;
        this.vault = vault;
        this.planner = planner;
        this.patients = patients;
        this.leaving = leaving;
    }

    /** New records, in one transaction. */
    StoredBatch fresh(Whose whose, List<IncomingRecord> records, Optional<String> occasion) {
        List<SealedRecord> sealed = seal(
                whose,
                records.stream()
                        .map(record -> Staging.draft(whose.chart(), record, Optional.empty()))
                        .toList());
        List<Entry> entries = sealed.stream()
                .map(it -> new Entry(new RecordId(it.id()), it.commitment()))
                .toList();
        Sheet sheet = new Sheet(Attestor.ORGANISATION, entries);
        return stage(whose, sealed, planner.commits(List.of(new RecordCommand.Commit(List.of(sheet)))), occasion);
    }

    /** A later version of one. */
    StoredBatch version(Whose whose, RecordId old, IncomingRecord version, AmendReason reason) {
        SealedRecord sealed = seal(whose, List.of(Staging.draft(whose.chart(), version, Optional.of(old.value()))))
                .getFirst();
        RecordCommand.Amend command = new RecordCommand.Amend(
                new RecordId(sealed.id()), sealed.commitment(), Attestor.ORGANISATION, old, reason);
        return stage(whose, List.of(sealed), List.of(planner.amendment(command)), Optional.empty());
    }

    /** New records, later versions and errors, in one transaction. */
    StoredBatch revision(Whose whose, Revision revision) {
        List<RecordDraft> drafts = revision.drafts(whose.chart());
        List<SealedRecord> sealed = drafts.isEmpty() ? List.of() : seal(whose, drafts);
        return stage(whose, sealed, List.of(planner.revision(revision.command(sealed))), Optional.empty());
    }

    /** New records and later versions, in as many transactions as they need. */
    StoredBatch versions(Whose whose, List<Deposits.Deposit> records) {
        List<RecordDraft> drafts = records.stream()
                .map(it ->
                        Staging.draft(whose.chart(), it.record(), it.replaces().map(RecordId::value)))
                .toList();
        List<SealedRecord> sealed = seal(whose, drafts);
        List<Entry> fresh = new ArrayList<>();
        List<PlannedTransaction> planned = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            Entry entry =
                    new Entry(new RecordId(sealed.get(i).id()), sealed.get(i).commitment());
            records.get(i)
                    .replaces()
                    .ifPresentOrElse(
                            old -> planned.add(planner.amendment(Revision.amendment(entry, old))),
                            () -> fresh.add(entry));
        }
        planned.addAll(planner.commits(Sheets.part(fresh, Collections.nCopies(fresh.size(), Attestor.ORGANISATION))));
        return stage(whose, sealed, planned, Optional.empty());
    }

    private List<SealedRecord> seal(Whose whose, List<RecordDraft> drafts) {
        return VaultCalls.call(() -> vault.stage(whose.batch(), drafts));
    }

    private StoredBatch stage(
            Whose whose, List<SealedRecord> sealed, List<PlannedTransaction> planned, Optional<String> occasion) {
        StoredBatch staged = new StoredBatch(
                whose.batch(),
                StoredBatch.Stage.COMMITTING,
                whose.author(),
                patients.home(whose.chart()),
                sealed.stream().map(it -> new RecordId(it.id())).toList(),
                planned,
                List.of(),
                occasion);
        StoredBatch kept =
                book.put(staged); // first: what is not on disk is never carried on, so that nobody would let go
        leaving.hold(kept.leaving());
        return kept;
    }
}
