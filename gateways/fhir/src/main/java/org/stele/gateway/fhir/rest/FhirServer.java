package org.stele.gateway.fhir.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.Searches;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.query.EverythingQuery;
import org.stele.gateway.fhir.search.query.Include;
import org.stele.gateway.fhir.search.query.Includes;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.LastQuery;
import org.stele.gateway.fhir.search.query.Page;
import org.stele.gateway.fhir.search.query.PixQuery;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.gateway.fhir.search.query.Widened;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.gateway.fhir.summary.SummaryDocument;
import org.stele.gateway.fhir.summary.SummaryQuery;
import org.stele.ledger.contract.Author;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and searches the charts of an organisation's own patients. What may not be seen is as if it were not there, in every
 * answer. Safe for use by many threads.
 *
 * <p>Every method throws {@link org.stele.exchange.ExchangeException} {@code FORBIDDEN} for anyone but a clinician in force here.
 */
public final class FhirServer {
    private static final int AT_ONCE = 1_000;

    private final Searches searches;
    private final LinkedLooks together;

    /** A record that was found, and in whose chart. */
    private record Hit(FoundIn in, ChartEntry entry) {}

    public FhirServer(Searches searches) {
        this.searches = searches;
        this.together = new LinkedLooks(searches);
    }

    /** The present version; nothing where there is none. */
    public Optional<Answer> read(Author clinician, ResourceKey key, Subset subset) {
        return one(clinician, AddressQuery.present(key.toString()), subset);
    }

    /** The present version in one patient's chart, whatever others have under the same id; nothing where there is none. */
    Optional<Answer> read(Author clinician, SubjectId home, ResourceKey key) {
        return searches.openAt(clinician, home, AddressQuery.present(key.toString()))
                .map(found -> StoredResource.of(found.entry(), found.record()).answer());
    }

    /**
     * One version, present or past; nothing where there is none.
     *
     * @param version as {@code meta.versionId} said
     */
    public Optional<Answer> read(Author clinician, ResourceKey key, String version, Subset subset) {
        return one(clinician, version(key, version), subset);
    }

    private static AddressQuery version(ResourceKey key, String version) {
        return AddressQuery.versions(
                key.toString(),
                entry -> StoredResource.versionId(entry.record()).equals(version));
    }

    /** A proof of the present version, as a Binary; nothing where there is none. */
    public Optional<Answer> prove(Author clinician, ResourceKey key) {
        return proof(clinician, AddressQuery.present(key.toString()));
    }

    /** A proof of one version, as a Binary; nothing where there is none. */
    public Optional<Answer> prove(Author clinician, ResourceKey key, String version) {
        return proof(clinician, version(key, version));
    }

    /** A proof of the first that a search finds, as a Binary; nothing where it finds none. */
    public Optional<Answer> prove(Author clinician, SearchQuery query) {
        return proof(clinician, query);
    }

    private Optional<Answer> proof(Author clinician, ChartQuery query) {
        return requireOneChart(searches.search(clinician, query)).stream()
                .findFirst()
                .flatMap(hit ->
                        searches.prove(clinician, hit.in().home(), hit.entry().record()))
                .map(Binaries::ofProof);
    }

    /** All versions, newest first; nothing where there is none. */
    public Optional<Answer> history(Author clinician, ResourceKey key, String base) {
        List<Hit> versions =
                requireOneChart(searches.search(clinician, AddressQuery.versions(key.toString(), _ -> true)));
        List<StoredResource> opened = new ArrayList<>(open(clinician, versions));
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Answer.of(new Bundles(base).history(opened.reversed())));
    }

    /**
     * A page of what was found.
     *
     * @throws InvalidSearchException where what is to be included is too much
     */
    public Answer search(Author clinician, Widened<SearchQuery> query, String base) {
        return found(clinician, query, query.asked(), query.asked().page(), base);
    }

    /**
     * A page of the latest observations.
     *
     * @throws InvalidSearchException where what is to be included is too much
     */
    public Answer last(Author clinician, Widened<LastQuery> query, String base) {
        return found(clinician, query, query.asked().search(), query.asked().page(), base);
    }

    /**
     * The other identifiers of whom one names, of linked charts and of other organisations too, as Parameters; nothing where nobody is named who may be
     * seen.
     *
     * @param others asks the other organisations, once it is known that the clinician may ask
     */
    public Optional<Answer> crossReference(Author clinician, PixQuery query, Supplier<Elsewhere> others, String base) {
        List<Hit> found = requireOneChart(searches.search(clinician, query.search()));
        List<? extends JsonNode> patients = open(clinician, found).stream()
                .findFirst()
                .map(it -> samePerson(clinician, it.tree()))
                .orElse(List.of());
        Elsewhere elsewhere = others.get();
        return patients.isEmpty() && elsewhere.isEmpty()
                ? Optional.empty()
                : Optional.of(Answer.of(CrossReference.of(patients, elsewhere, query, base)));
    }

    private List<JsonNode> samePerson(Author clinician, JsonNode patient) {
        ResourceKey key = new ResourceKey("Patient", patient.path("id").asString(""));
        return Stream.concat(Stream.of(patient), together.patients(clinician, key))
                .toList();
    }

    /** A page of all that is wanted of one patient's chart, and of those that are linked with it; nothing where there is no such patient. */
    public Optional<Answer> everything(Author clinician, EverythingQuery query, String base) {
        List<Hit> found = requireOneChart(searches.search(clinician, query));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Stream<Hit> linked = together.everything(clinician, query).flatMap(FhirServer::hits);
        List<Hit> wanted = Stream.concat(found.stream(), linked)
                .filter(hit -> query.wants(hit.entry()))
                .toList();
        return Optional.of(page(clinician, wanted, query.page(), List.of(), base));
    }

    /** A summary of one patient's chart; nothing where there is no such patient. */
    public Optional<Answer> summary(Author clinician, SummaryQuery query, SummaryDocument document) {
        List<FoundIn> found = searches.search(clinician, query);
        List<Hit> hits = requireOneChart(found);
        Map<RecordId, ObjectNode> opened = new HashMap<>();
        opened(clinician, hits).forEach((record, content) -> opened.put(record, content.tree()));
        return found.stream()
                .findFirst()
                .flatMap(in -> document.write(query, in.chart(), opened))
                .map(Answer::of);
    }

    private Answer found(
            Author clinician, Widened<? extends ChartQuery> query, SearchQuery search, Page page, String base) {
        List<Hit> all = hits(together.search(clinician, query));
        search.order().ifPresent(order -> all.sort(Comparator.comparing(Hit::entry, order)));
        return page(clinician, all, page, search.includes(), base);
    }

    private Answer page(Author clinician, List<Hit> all, Page page, List<Include> includes, String base) {
        List<Hit> some = all.stream().skip(page.offset()).limit(page.count()).toList();
        List<StoredResource> found = open(clinician, some);
        List<StoredResource> beside = open(clinician, beside(some, includes));
        Bytes bundle = new Bundles(base)
                .page(
                        page,
                        all.size(),
                        only(page.subset(), found),
                        only(page.subset().beside(), beside));
        return Answer.of(bundle);
    }

    private static List<StoredResource> only(Subset subset, List<StoredResource> opened) {
        return opened.stream().map(it -> it.only(subset)).toList();
    }

    private Optional<Answer> one(Author clinician, AddressQuery query, Subset subset) {
        return searches.openAt(clinician, query)
                .map(found -> StoredResource.of(found.entry(), found.record()).only(subset))
                .map(it -> new Answer(CanonicalJson.write(it.tree()), Optional.of(it.version())));
    }

    /** Ids are their source's: two patients' bundles may have the same, and nobody shall read the one for the other. */
    private static List<Hit> requireOneChart(List<FoundIn> found) {
        if (found.size() > 1) {
            throw new ExchangeException(
                    Reason.IDENTIFIER_TAKEN, "several patients' charts have this kind and id: search by the patient");
        }
        return hits(found);
    }

    private static List<Hit> hits(List<FoundIn> found) {
        return found.stream().flatMap(FhirServer::hits).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Stream<Hit> hits(FoundIn in) {
        return in.entries().stream().map(entry -> new Hit(in, entry));
    }

    private static List<Hit> beside(List<Hit> page, List<Include> includes) {
        List<Hit> beside = new ArrayList<>();
        page.stream()
                .collect(Collectors.groupingBy(hit -> hit.in().home(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(hits -> {
                    FoundIn in = hits.getFirst().in();
                    List<ChartEntry> found = hits.stream().map(Hit::entry).toList();
                    Includes.of(in.chart(), found, includes, AT_ONCE - beside.size())
                            .forEach(entry -> beside.add(new Hit(in, entry)));
                });
        return beside;
    }

    /** In the order of the hits. What has gone since is left out. */
    private List<StoredResource> open(Author clinician, List<Hit> hits) {
        return List.copyOf(opened(clinician, hits).values());
    }

    private Map<RecordId, StoredResource> opened(Author clinician, List<Hit> hits) {
        Map<RecordId, ChartRecord> opened = new HashMap<>();
        Map<SubjectId, List<RecordId>> byHome = hits.stream()
                .collect(Collectors.groupingBy(
                        hit -> hit.in().home(),
                        LinkedHashMap::new,
                        Collectors.mapping(hit -> hit.entry().record(), Collectors.toList())));
        byHome.forEach((home, records) -> portions(records)
                .flatMap(some -> searches.open(clinician, home, some).stream())
                .forEach(record -> opened.put(record.record(), record)));
        Map<RecordId, StoredResource> stored = new LinkedHashMap<>();
        hits.forEach(hit -> Optional.ofNullable(opened.get(hit.entry().record()))
                .ifPresent(record -> stored.put(record.record(), StoredResource.of(hit.entry(), record))));
        return stored;
    }

    private static Stream<List<RecordId>> portions(List<RecordId> records) {
        return Stream.iterate(0, from -> from < records.size(), from -> from + AT_ONCE)
                .map(from -> records.subList(from, Math.min(from + AT_ONCE, records.size())));
    }
}
