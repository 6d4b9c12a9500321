package org.stele.gateway.fhir.search.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;

/** Reads what {@code $export} is asked with. Safe for use by many threads. */
public final class ExportReader {
    private static final Set<String> FORMATS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");

    private final SearchParameters parameters;

    public ExportReader(SearchParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads it.
     *
     * @param isOfPatients whether it was asked at {@code Patient}
     * @param asOf when the export began
     * @param lenient whether a parameter that is not known is left out instead of refused (Bulk Data Access 2.0, export.html)
     * @throws InvalidSearchException where it is not understood
     */
    public ExportQuery read(boolean isOfPatients, List<Parameter> asked, Instant asOf, boolean lenient) {
        Draft draft = new Draft();
        Parameters.read(asked, lenient, draft::add);
        return new ExportQuery(isOfPatients, draft.kinds, draft.since, asOf);
    }

    /** A query while it is read. */
    private final class Draft {
        private final Set<String> kinds = new TreeSet<>();
        private Optional<BigDecimal> since = Optional.empty();

        void add(Parameter parameter) {
            switch (parameter.name()) {
                case "_type" -> kinds.addAll(TypeAndSince.kinds(parameters, parameter));
                case "_since" -> since = Optional.of(TypeAndSince.time(parameter));
                case "_outputFormat" -> requireFormat(parameter);
                default -> throw new InvalidSearchException(Reason.UNKNOWN_PARAMETER, parameter.name());
            }
        }
    }

    private static void requireFormat(Parameter parameter) {
        if (!FORMATS.contains(parameter.value())) {
            throw new InvalidSearchException(Reason.BAD_VALUE, parameter.name());
        }
    }
}
