package org.stele.gateway.fhir.provenance;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.RecordState;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.OpenedEntry;
import org.stele.exchange.search.Searches;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.ledger.contract.Author;

/**
 * Searches in which a Provenance is found for each version that may be seen. In the journal it is the version that was found; nothing is
 * opened for it. For one request, and one thread.
 */
public final class ProvenSearches implements Searches {
    /** A chart, and what was found in it. */
    private record Looked(ProvenChart chart, ChartQuery.Look look) {}

    private final Searches searches;
    private final Scope scope;
    private final List<ProvenChart> charts = new ArrayList<>();

    /**
     * Searches for one request.
     *
     * @param parameters of the search for Provenances that it is; none where it is none
     */
    public ProvenSearches(Searches searches, List<Parameter> parameters) {
        this.searches = searches;
        this.scope = Scope.of(parameters);
    }

    @Override
    public List<FoundIn> search(Author clinician, ChartQuery query) {
        Optional<String> one = query.address().filter(at -> at.startsWith(Provenance.KIND + "/"));
        Predicate<ChartEntry> wanted = one.<Predicate<ChartEntry>>map(
                        at -> version -> Provenance.address(version).equals(at))
                .orElse(scope::has);
        IdentityHashMap<ChartIndex, Looked> looked = new IdentityHashMap<>();
        List<FoundIn> found = searches.search(clinician, new ChartQuery() {
            @Override
            public Look look(ChartIndex chart) {
                ProvenChart with = new ProvenChart(chart, searches::committed, wanted);
                Look look = query.look(with);
                looked.put(chart, new Looked(with, look));
                return new Look(look.about(), versions(with, look.entries()));
            }

            // That of a Provenance stands in no index: every chart is looked through.
            @Override
            public Optional<String> address() {
                return one.isPresent() ? Optional.empty() : query.address();
            }
        });
        return found.stream()
                .flatMap(in -> Optional.ofNullable(looked.get(in.chart())).map(it -> found(in.home(), it)).stream())
                .toList();
    }

    private FoundIn found(SubjectId home, Looked looked) {
        charts.add(looked.chart());
        return new FoundIn(home, looked.chart(), looked.look().entries());
    }

    /** What the journal shall name, each once. */
    private static List<ChartEntry> versions(ProvenChart chart, List<ChartEntry> entries) {
        Map<RecordId, ChartEntry> versions = new LinkedHashMap<>();
        entries.stream()
                .map(entry -> chart.find(entry.record())
                        .map(it -> it.origin().version())
                        .orElse(entry))
                .forEach(version -> versions.put(version.record(), version));
        return List.copyOf(versions.values());
    }

    @Override
    public Optional<OpenedEntry> openAt(Author clinician, AddressQuery query) {
        List<FoundIn> found = search(clinician, query);
        if (found.size() > 1) {
            throw new ExchangeException(
                    Reason.IDENTIFIER_TAKEN, "several patients' charts have this kind and id: search by the patient");
        }
        return found.stream().findFirst().flatMap(in -> opened(clinician, in));
    }

    private Optional<OpenedEntry> opened(Author clinician, FoundIn in) {
        ChartEntry entry = in.entries().getFirst();
        return open(clinician, in.home(), List.of(entry.record())).stream()
                .findFirst()
                .map(record -> new OpenedEntry(entry, record));
    }

    @Override
    public List<ChartRecord> open(Author clinician, SubjectId home, List<RecordId> records) {
        List<RecordId> stored =
                records.stream().filter(id -> find(id).isEmpty()).toList();
        List<ChartRecord> opened =
                new ArrayList<>(stored.isEmpty() ? List.of() : searches.open(clinician, home, stored));
        records.stream()
                .flatMap(id -> find(id).stream())
                .map(it -> new ChartRecord(it.entry().record(), Provenance.KIND, CanonicalJson.write(it.resource())))
                .forEach(opened::add);
        return opened;
    }

    /** Of a Provenance the proof of the version that it is of. */
    @Override
    public Optional<Bytes> prove(Author clinician, SubjectId home, RecordId record) {
        return searches.prove(
                clinician,
                home,
                find(record).map(it -> it.origin().version().record()).orElse(record));
    }

    @Override
    public Optional<RecordState> committed(RecordId record) {
        return searches.committed(record);
    }

    private Optional<Provenance> find(RecordId record) {
        return charts.stream().flatMap(chart -> chart.find(record).stream()).findFirst();
    }
}
