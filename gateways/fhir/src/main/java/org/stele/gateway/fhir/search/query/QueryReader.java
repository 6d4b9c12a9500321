package org.stele.gateway.fhir.search.query;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.vault.segment.Facts;

/** Reads a search. Safe for use by many threads. */
public final class QueryReader {
    public static final String OFFSET = "_offset";

    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final int PARAMETERS = 64;
    private static final int VALUES = 1_000;
    private static final int SORTED_BY = 8;
    private static final Set<String> TOTALS = Set.of("none", "estimate", "accurate");
    private static final Set<String> FORMATS = Set.of("json", "application/json", "application/fhir+json");

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
        this.identification = new Identification(criteriaReader);
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
        requireBearable(asked);
        Draft draft = new Draft(kind);
        for (Parameter parameter : asked) {
            try {
                draft.add(parameter);
            } catch (InvalidSearchException e) {
                if (!lenient || e.reason() != Reason.UNKNOWN_PARAMETER) {
                    throw e;
                }
            }
        }
        return draft.query();
    }

    private static void requireBearable(List<Parameter> asked) {
        int values = 0;
        for (int i = 0; i < asked.size(); i++) {
            values += Escaped.split(asked.get(i).value(), ',').size();
            if (i >= PARAMETERS || values > VALUES) {
                throw new InvalidSearchException(Reason.TOO_MUCH, asked.get(i).name());
            }
        }
    }

    /** A search while it is read. */
    private final class Draft {
        private final String kind;
        private final List<Criterion> criteria = new ArrayList<>();
        private final List<Criterion> identifying = new ArrayList<>();
        private final List<SortKey> sort = new ArrayList<>();
        private final List<Include> includes = new ArrayList<>();
        private final List<Parameter> understood = new ArrayList<>();
        private int count = USUAL;
        private int offset;

        Draft(String kind) {
            this.kind = kind;
        }

        void add(Parameter parameter) {
            String value = parameter.value();
            switch (parameter.name()) {
                case "_count" -> count = Math.min(number(parameter), MOST);
                case OFFSET -> offset = number(parameter);
                case "_sort" -> sort(value);
                case "_include", "_revinclude" -> includes.add(Include.read(parameter.name(), value));
                case "_total" -> requireOneOf(TOTALS, parameter);
                case "_format" -> requireOneOf(FORMATS, parameter);
                default -> criterion(parameter);
            }
            if (!parameter.name().equals(OFFSET)) {
                understood.add(parameter);
            }
        }

        private void criterion(Parameter parameter) {
            criteria.add(criteriaReader.read(kind, parameter.name(), parameter.value()));
            identification.of(kind, parameter).ifPresent(identifying::add);
        }

        private void sort(String value) {
            for (String key : value.split(",", SORTED_BY)) {
                boolean descending = key.startsWith("-");
                SearchParameter by = parameters
                        .find(kind, descending ? key.substring(1) : key)
                        .orElseThrow(() -> new InvalidSearchException(Reason.BAD_VALUE, "_sort"));
                sort.add(new SortKey(by, descending));
            }
        }

        SearchQuery query() {
            Optional<Comparator<Facts>> order =
                    sort.stream().map(SortKey::order).reduce(Comparator::thenComparing);
            return new SearchQuery(kind, criteria, identifying, order, includes, count, offset, understood);
        }
    }

    private static int number(Parameter parameter) {
        String value = parameter.value();
        if (!value.matches("\\d{1,9}")) {
            throw new InvalidSearchException(Reason.BAD_VALUE, parameter.name());
        }
        return Integer.parseInt(value);
    }

    private static void requireOneOf(Set<String> known, Parameter parameter) {
        if (Arrays.stream(parameter.value().split(";", -1))
                .findFirst()
                .filter(known::contains)
                .isEmpty()) {
            throw new InvalidSearchException(Reason.BAD_VALUE, parameter.name());
        }
    }
}
