package org.stele.exchange.intake;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.crypto.RandomId;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.record.Batches;
import org.stele.vault.record.RecordDraft;
import org.stele.vault.record.SealedRecord;

/** Seals a bundle's records, all or none, and plans what goes onto the ledger. */
final class Staging {
    private final Batchbook book;
    private final Batches vault;
    private final Enrolment enrolment;
    private final Attestors attestors;
    private final Planner planner;
    private final Patients patients;

    Staging(
            Batchbook book,
            Batches vault,
            Enrolment enrolment,
            Attestors attestors,
            Planner planner,
            Patients patients) {
        this.book = book;
        this.vault = vault;
        this.enrolment = enrolment;
        this.attestors = attestors;
        this.planner = planner;
        this.patients = patients;
    }

    StoredBatch stage(Author author, IncomingBundle bundle) {
        List<Attestor> answering = attestors.of(bundle.records());
        Batchbook.Begun begun =
                book.begun(bundle.digest()).filter(this::isAlive).orElseGet(() -> begin(author, bundle));
        return book.find(begun.batch()).orElseGet(() -> seal(author, begun, bundle, answering));
    }

    /** One that a contract refused was destroyed: the bundle begins anew. */
    private boolean isAlive(Batchbook.Begun begun) {
        return book.find(begun.batch())
                .filter(batch -> batch.stage() == StoredBatch.Stage.DISCARDED)
                .isEmpty();
    }

    private Batchbook.Begun begin(Author author, IncomingBundle bundle) {
        RandomId batch = RandomId.generate();
        ChartId chart = VaultCalls.call(() -> enrolment.chart(
                author, bundle.patient(), entered -> book.begin(bundle.digest(), new Batchbook.Begun(batch, entered))));
        return new Batchbook.Begun(batch, chart);
    }

    private StoredBatch seal(Author author, Batchbook.Begun begun, IncomingBundle bundle, List<Attestor> answering) {
        List<RecordDraft> drafts = bundle.records().stream()
                .map(record -> draft(begun.chart(), record, Optional.empty()))
                .toList();
        List<SealedRecord> sealed = VaultCalls.call(() -> vault.stage(begun.batch(), drafts));
        return book.put(new StoredBatch(
                begun.batch(),
                StoredBatch.Stage.STAGED,
                author,
                patients.home(begun.chart()),
                sealed.stream().map(record -> new RecordId(record.id())).toList(),
                planner.commits(Sheets.part(entries(sealed), answering)),
                List.of(),
                Optional.empty()));
    }

    private static List<Entry> entries(List<SealedRecord> sealed) {
        return sealed.stream()
                .map(record -> new Entry(new RecordId(record.id()), record.commitment()))
                .toList();
    }

    static RecordDraft draft(ChartId chart, IncomingRecord record, Optional<RandomId> replaces) {
        return new RecordDraft(
                RandomId.generate(),
                chart.value(),
                record.labels(),
                EmergencyMark.in(record),
                record.content(),
                replaces);
    }
}
