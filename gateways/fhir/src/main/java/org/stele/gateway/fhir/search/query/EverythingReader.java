package org.stele.gateway.fhir.search.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.subset.Subset;

/** Reads what {@code $everything} is asked with. Safe for use by many threads. */
public final class EverythingReader {
    private final SearchParameters parameters;

    public EverythingReader(SearchParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads it.
     *
     * @param id the patient's
     * @param lenient whether a parameter that is not known is left out instead of refused (R4 search.html#errors)
     * @throws InvalidSearchException where it is not understood
     */
    public EverythingQuery read(String id, List<Parameter> asked, boolean lenient) {
        Draft draft = new Draft(new ResourceKey("Patient", id));
        Parameters.read(asked, lenient, draft::add);
        return draft.query();
    }

    /** A query while it is read. */
    private final class Draft {
        private final ResourceKey patient;
        private final PageDraft page;
        private final Set<String> kinds = new TreeSet<>();
        private Optional<BigDecimal> since = Optional.empty();

        Draft(ResourceKey patient) {
            this.patient = patient;
            this.page = new PageDraft(patient + "/$everything");
        }

        void add(Parameter parameter) {
            switch (parameter.name()) {
                case "_type" -> kinds.addAll(TypeAndSince.kinds(parameters, parameter));
                case "_since" -> since = Optional.of(TypeAndSince.time(parameter));
                default -> requirePageParameter(parameter);
            }
            page.understood(parameter);
        }

        private void requirePageParameter(Parameter parameter) {
            if (!page.reads(parameter)) {
                throw new InvalidSearchException(Reason.UNKNOWN_PARAMETER, parameter.name());
            }
        }

        EverythingQuery query() {
            return new EverythingQuery(patient, kinds, since, page.page(new Subset.Whole()));
        }
    }
}
