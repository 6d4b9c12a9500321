package org.stele.gateway.fhir.summary;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.stele.exchange.search.ChartQuery;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.query.LastQuery;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.gateway.fhir.summary.Section.Ask;

/** Reads what {@code $summary} is asked with (IPS 1.1, OperationDefinition-summary): nothing but {@code _format} is known. */
public final class SummaryReader {
    private final QueryReader queries;

    public SummaryReader(QueryReader queries) {
        this.queries = queries;
    }

    /**
     * Reads it.
     *
     * @param id the patient's
     * @param lenient whether a parameter that is not known is left out instead of refused (R4 search.html#errors)
     * @throws InvalidSearchException where it is not understood
     */
    public SummaryQuery read(String id, List<Parameter> asked, boolean lenient) {
        for (Parameter parameter : asked) {
            if (parameter.name().equals("_format")) {
                queries.read("Patient", List.of(parameter), false);
            } else if (!lenient) {
                throw new InvalidSearchException(Reason.UNKNOWN_PARAMETER, parameter.name());
            }
        }
        Map<Section, List<ChartQuery>> sections = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            sections.put(section, section.asks().map(this::query).toList());
        }
        return new SummaryQuery(new ResourceKey("Patient", id), sections);
    }

    private ChartQuery query(Ask ask) {
        List<Parameter> conditions =
                ask.conditions().stream().map(SummaryReader::parameter).toList();
        SearchQuery all = queries.read(ask.kind(), conditions, false);
        return ask.isLatest() ? new LastQuery(all, 1, all.page()) : all;
    }

    private static Parameter parameter(String condition) {
        int equals = condition.indexOf('=');
        return new Parameter(condition.substring(0, equals), condition.substring(equals + 1));
    }
}
