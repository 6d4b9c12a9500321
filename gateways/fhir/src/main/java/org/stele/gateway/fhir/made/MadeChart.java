package org.stele.gateway.fhir.made;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.RecordState;
import org.stele.crypto.Bytes;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.LinkedPatient;
import org.stele.exchange.search.OpenedEntry;
import org.stele.exchange.search.Searches;
import org.stele.ledger.contract.Author;
import org.stele.vault.segment.Facts;

/**
 * What was made for one patient, to be searched like a chart in which nothing else is. Whoever makes it has asked whether they may have it.
 */
public final class MadeChart implements Searches, ChartIndex {
    private final SubjectId home;
    private final List<ChartEntry> entries;
    private final Map<RecordId, Made> byVersion = new HashMap<>();
    private final Function<RecordId, Bytes> proofs;

    /**
     * A chart of these.
     *
     * @param home whose it is
     * @param proofs of what one of them tells
     */
    public MadeChart(SubjectId home, List<Made> all, Function<RecordId, Bytes> proofs) {
        this.home = home;
        this.entries = all.stream().map(Made::entry).toList();
        all.forEach(made -> byVersion.put(made.version(), made));
        this.proofs = proofs;
    }

    @Override
    public List<FoundIn> search(Author patient, ChartQuery query) {
        List<ChartEntry> found = query.look(this).entries();
        return found.isEmpty() ? List.of() : List.of(new FoundIn(home, this, found));
    }

    @Override
    public List<FoundIn> search(Author patient, SubjectId of, ChartQuery query) {
        return of.equals(home) ? search(patient, query) : List.of();
    }

    @Override
    public Optional<OpenedEntry> openAt(Author patient, AddressQuery query) {
        return query.look(this).entries().stream()
                .findFirst()
                .flatMap(entry -> find(entry.record()).map(made -> new OpenedEntry(entry, made.record())));
    }

    @Override
    public Optional<OpenedEntry> openAt(Author patient, SubjectId of, AddressQuery query) {
        return of.equals(home) ? openAt(patient, query) : Optional.empty();
    }

    @Override
    public List<ChartRecord> open(Author patient, SubjectId of, List<RecordId> records) {
        return records.stream()
                .flatMap(id -> find(id).stream())
                .map(Made::record)
                .toList();
    }

    @Override
    public Optional<Bytes> prove(Author patient, SubjectId of, RecordId record) {
        return find(record).map(made -> proofs.apply(made.id()));
    }

    /** What is made is of one patient. */
    @Override
    public List<LinkedPatient> linked(Author clinician, String address) {
        return List.of();
    }

    @Override
    public Optional<RecordId> before(RecordId record) {
        return Optional.empty();
    }

    /** No record of the ledger is among them. */
    @Override
    public Optional<RecordState> committed(RecordId record) {
        return Optional.empty();
    }

    private Optional<Made> find(RecordId id) {
        return Optional.ofNullable(byVersion.get(id));
    }

    @Override
    public List<ChartEntry> where(Predicate<Facts> wanted) {
        return entries.stream().filter(entry -> wanted.test(entry.facts())).toList();
    }

    @Override
    public List<ChartEntry> versions(Predicate<Facts> wanted) {
        return where(wanted);
    }
}
