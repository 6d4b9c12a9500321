package org.stele.node.fhir.rest;

import java.time.InstantSource;
import org.stele.gateway.fhir.rest.OwnSummary;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.gateway.fhir.summary.SummaryDocument;
import org.stele.gateway.fhir.summary.SummaryReader;

/** Makes summaries of patients' own charts. Safe for use by many threads. */
public final class OwnSummaries {
    private final OwnName name;
    private final InstantSource clock;

    public OwnSummaries(OwnName name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    /**
     * One that is yet to be made.
     *
     * @param base this server's own FHIR address
     */
    public OwnSummary at(String base) {
        QueryReader queries = new QueryReader(SearchParameters.R4, clock, base);
        return new OwnSummary(new SummaryReader(queries), new SummaryDocument(base, name.custodian(), clock.instant()));
    }
}
