package org.stele.gateway.fhir.search.query;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;

/** Reads a search. Safe for use by many threads. */
public final class QueryReader {
    public static final String OFFSET = "_offset";

    private static final int SORTED_BY = 8;

    private final SearchParameters parameters;
    private final CriteriaReader criteriaReader;
    private final Identification identification;

    /**
     * Reads searches of what these parameters find.
     *
     * @param base this server's own address, without a slash at its end
     */
    public QueryReader(SearchParameters parameters, InstantSource clock, String base) {
        this.parameters = parameters;
        this.criteriaReader = new CriteriaReader(parameters, new TermTests(clock, base));
        this.identification = new Identification(parameters, criteriaReader);
    }

    /**
     * Reads one.
     *
     * @param lenient whether a parameter that is not known is left out instead of refused (R4 search.html#errors)
     * @throws InvalidSearchException where it is not understood
     */
    public SearchQuery read(String kind, List<Parameter> asked, boolean lenient) {
        if (!parameters.kinds().contains(kind)) {
            throw new InvalidSearchException(Reason.UNKNOWN_KIND, kind);
        }
        Draft draft = new Draft(kind);
        Parameters.read(asked, lenient, draft::add);
        return draft.query();
    }

    /** A search while it is read. */
    private final class Draft {
        private final String kind;
        private final Set<String> kinds = new TreeSet<>();
        private final List<Criterion> criteria = new ArrayList<>();
        private final List<Criterion> identifying = new ArrayList<>();
        private final List<String> patients = new ArrayList<>();
        private final List<Comparator<ChartEntry>> sort = new ArrayList<>();
        private final List<Include> includes = new ArrayList<>();
        private final PageDraft page;
        private final SubsetDraft subset;

        Draft(String kind) {
            this.kind = kind;
            this.kinds.add(kind);
            this.page = new PageDraft(kind);
            this.subset = new SubsetDraft(kind);
        }

        void add(Parameter parameter) {
            String value = parameter.value();
            switch (parameter.name()) {
                case "_sort" -> sort(value);
                case SubsetDraft.SUMMARY -> subset.summary(value);
                case SubsetDraft.ELEMENTS -> subset.elements(value);
                default -> includePageOrCriterion(parameter);
            }
            page.understood(parameter);
        }

        private void includePageOrCriterion(Parameter parameter) {
            if (Include.isNamed(parameter.name())) {
                includes.add(Include.read(parameter.name(), parameter.value()));
            } else if (!page.reads(parameter)) {
                criteria.add(criteriaReader.read(kind, parameter.name(), parameter.value(), kinds::add));
                identification.of(kind, parameter).ifPresent(identifying::add);
                identification.patient(kind, parameter).ifPresent(patients::add);
            }
        }

        private void sort(String value) {
            for (String key : value.split(",", SORTED_BY)) {
                boolean descending = key.startsWith("-");
                sort.add(order(descending ? key.substring(1) : key, descending));
            }
        }

        private Comparator<ChartEntry> order(String name, boolean descending) {
            return name.equals(CriteriaReader.LAST_UPDATED)
                    ? SortKey.lastUpdated(descending)
                    : parameters
                            .find(kind, name)
                            .map(it -> new SortKey(it, descending).order())
                            .orElseThrow(() -> new InvalidSearchException(Reason.BAD_VALUE, "_sort"));
        }

        /** Nothing where it asks about others too, in whose charts is to be looked then. */
        private Optional<String> patient() {
            return identifying.size() == 1 ? patients.stream().findFirst() : Optional.empty();
        }

        SearchQuery query() {
            Optional<Comparator<ChartEntry>> order = sort.stream().reduce(Comparator::thenComparing);
            Page all = page.page(subset.subset(includes));
            return new SearchQuery(
                    kind,
                    kinds,
                    criteria,
                    identifying,
                    patient(),
                    order,
                    includes,
                    subset.countsOnly() ? all.ofNone() : all);
        }
    }
}
