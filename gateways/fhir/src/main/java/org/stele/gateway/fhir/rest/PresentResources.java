package org.stele.gateway.fhir.rest;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.Searches;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.ledger.contract.Author;

/** Finds what is written to, as its author may see it. */
record PresentResources(Searches searches) {
    /** A present version, and in whose chart. */
    record Present(FoundIn in, ChartEntry entry) {
        SubjectId home() {
            return in.home();
        }

        String version() {
            return StoredResource.versionId(entry.record());
        }

        /** Whose chart it is, where they may be seen. */
        Optional<ResourceKey> patient() {
            return in.chart().where(facts -> facts.address().startsWith("Patient/")).stream()
                    .map(it -> key(it.facts().address()))
                    .findFirst();
        }

        ResourceKey key() {
            return key(entry.facts().address());
        }

        private static ResourceKey key(String address) {
            int slash = address.indexOf('/');
            return new ResourceKey(address.substring(0, slash), address.substring(slash + 1));
        }

        /** @throws ExchangeException {@code NOT_CURRENT} where it must be another */
        void require(Optional<String> version) {
            if (version.filter(it -> !it.equals(version())).isPresent()) {
                throw notCurrent();
            }
        }
    }

    /** Ids are their source's: two patients' bundles may have the same. */
    Optional<Present> at(Author author, ResourceKey key) {
        List<FoundIn> found = searches.search(author, AddressQuery.present(key.toString()));
        if (found.size() > 1) {
            throw new ExchangeException(
                    Reason.IDENTIFIER_TAKEN,
                    "several patients' charts have this kind and id: give a condition instead");
        }
        return all(found).stream().findFirst();
    }

    /** @throws ExchangeException {@code SEVERAL_MATCH} */
    Optional<Present> match(Author author, SearchQuery query) {
        return one(searches.search(author, query));
    }

    private static Optional<Present> one(List<FoundIn> found) {
        List<Present> all = all(found);
        if (all.size() > 1) {
            throw new ExchangeException(Reason.SEVERAL_MATCH, "several resources match the condition");
        }
        return all.stream().findFirst();
    }

    /**
     * As the other, in one chart alone, whatever others have.
     *
     * @param home of the patient whose it is
     * @throws ExchangeException {@code SEVERAL_MATCH}
     */
    Optional<Present> match(Author author, SearchQuery query, SubjectId home) {
        return one(searches.search(author, home, query));
    }

    /**
     * As the other, in the chart of this patient alone.
     *
     * @throws ExchangeException {@code SEVERAL_MATCH}
     */
    Optional<Present> match(Author author, SearchQuery query, ResourceKey patient) {
        return one(searches.search(author, new InChart(patient.toString(), query)));
    }

    /**
     * About that patient, whatever the condition itself names: that nothing is found in their chart tells something too.
     *
     * @param patient the address of whose chart it is
     */
    private record InChart(String patient, SearchQuery query) implements ChartQuery {
        @Override
        public Look look(ChartIndex chart) {
            return look(chart, chart);
        }

        @Override
        public Look look(ChartIndex whole, ChartIndex part) {
            return whole.where(facts -> facts.address().equals(patient)).isEmpty()
                    ? new Look(false, List.of())
                    : new Look(true, query.look(whole, part).entries());
        }

        @Override
        public Optional<String> address() {
            return Optional.of(patient);
        }
    }

    private static List<Present> all(List<FoundIn> found) {
        return found.stream()
                .flatMap(in -> in.entries().stream().map(entry -> new Present(in, entry)))
                .toList();
    }

    static ExchangeException notCurrent() {
        return new ExchangeException(
                Reason.NOT_CURRENT, "the present version is another than If-Match says: read it and decide again");
    }

    static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "no such resource here");
    }
}
