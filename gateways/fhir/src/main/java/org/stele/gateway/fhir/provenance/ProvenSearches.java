package org.stele.gateway.fhir.provenance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
import org.stele.exchange.search.LinkedPatient;
import org.stele.exchange.search.MadeId;
import org.stele.exchange.search.OpenedEntry;
import org.stele.exchange.search.Searches;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.SearchQuery;
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
    private final Set<RecordId> told = new HashSet<>();

    /**
     * Searches for one request.
     *
     * @param parameters of the search for Provenances that it is; none where it is none
     * @param base this server's own address
     */
    public ProvenSearches(Searches searches, List<Parameter> parameters, String base) {
        this.searches = searches;
        this.scope = Scope.of(parameters, base);
    }

    /**
     * Makes sure that a search that looks at Provenances is about one patient or few resources: else those of all charts would be made.
     *
     * @throws InvalidSearchException where it is not
     */
    public void requireBounded(SearchQuery query) {
        boolean isBounded = query.kind().equals(Provenance.KIND) && scope.isBounded();
        if (query.kinds().contains(Provenance.KIND)
                && !isBounded
                && query.address().isEmpty()) {
            throw new InvalidSearchException(InvalidSearchException.Reason.REQUIRED, "patient");
        }
    }

    @Override
    public List<FoundIn> search(Author clinician, ChartQuery query) {
        return search(query, proven -> searches.search(clinician, proven));
    }

    @Override
    public List<FoundIn> search(Author clinician, SubjectId home, ChartQuery query) {
        return search(query, proven -> searches.search(clinician, home, proven));
    }

    private List<FoundIn> search(ChartQuery query, Function<ChartQuery, List<FoundIn>> where) {
        Predicate<ChartEntry> wanted = query.address()
                .filter(at -> at.startsWith(Provenance.KIND + "/"))
                .<Predicate<ChartEntry>>map(
                        at -> version -> Provenance.address(version).equals(at))
                .orElse(scope::has);
        IdentityHashMap<ChartIndex, Looked> looked = new IdentityHashMap<>();
        List<FoundIn> found = where.apply(new ChartQuery() {
            @Override
            public Look look(ChartIndex chart) {
                ProvenChart with = new ProvenChart(chart, searches::committed, searches::before, wanted);
                Look look = query.look(with);
                looked.put(chart, new Looked(with, look));
                List<ChartEntry> versions = versions(with, look.entries());
                versions.forEach(it -> told.add(it.record()));
                return new Look(look.about(), versions);
            }

            // That of a Provenance that was made stands in no index: every chart is looked through.
            @Override
            public Optional<String> address() {
                return query.address().filter(it -> !MadeId.isAt(it));
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
    public Optional<OpenedEntry> openAt(Author clinician, SubjectId home, AddressQuery query) {
        return query.address().filter(MadeId::isAt).isPresent()
                ? openAt(clinician, query)
                : searches.openAt(clinician, home, query);
    }

    @Override
    public List<ChartRecord> open(Author clinician, SubjectId home, List<RecordId> records) {
        List<RecordId> stored =
                records.stream().filter(id -> find(id).isEmpty()).toList();
        List<ChartRecord> opened =
                new ArrayList<>(stored.isEmpty() ? List.of() : searches.open(clinician, home, stored));
        List<Provenance> made =
                records.stream().flatMap(id -> find(id).stream()).toList();
        tell(clinician, made);
        made.stream()
                .filter(it -> told.contains(it.origin().version().record()))
                .map(it -> new ChartRecord(it.entry().record(), Provenance.KIND, CanonicalJson.write(it.resource())))
                .forEach(opened::add);
        return opened;
    }

    /** What comes along with what was found is of versions that the journal does not name yet: it does before they are told. */
    private void tell(Author clinician, List<Provenance> made) {
        Map<RecordId, String> untold = new HashMap<>();
        made.stream()
                .map(it -> it.origin().version())
                .filter(it -> !told.contains(it.record()))
                .forEach(it -> untold.put(it.record(), it.facts().address()));
        if (!untold.isEmpty()) {
            searches.search(clinician, new VersionsQuery(untold)).stream()
                    .flatMap(in -> in.entries().stream())
                    .forEach(it -> told.add(it.record()));
        }
    }

    /** @param addresses of the versions */
    private record VersionsQuery(Map<RecordId, String> addresses) implements ChartQuery {
        @Override
        public Look look(ChartIndex chart) {
            return new Look(
                    false,
                    chart.versions(facts -> addresses.containsValue(facts.address())).stream()
                            .filter(it -> addresses.containsKey(it.record()))
                            .toList());
        }

        @Override
        public Optional<String> address() {
            Set<String> all = Set.copyOf(addresses.values());
            return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
        }
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
    public List<LinkedPatient> linked(Author clinician, String patient) {
        return searches.linked(clinician, patient);
    }

    @Override
    public Optional<RecordId> before(RecordId record) {
        return searches.before(record);
    }

    @Override
    public Optional<RecordState> committed(RecordId record) {
        return searches.committed(record);
    }

    private Optional<Provenance> find(RecordId record) {
        return charts.stream().flatMap(chart -> chart.find(record).stream()).findFirst();
    }
}
