package org.stele.gateway.fhir.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.exchange.patient.DocumentMaker;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.OpenedEntry;
import org.stele.gateway.fhir.search.query.Address;
import org.stele.gateway.fhir.summary.SummaryDocument;
import org.stele.gateway.fhir.summary.SummaryQuery;
import org.stele.gateway.fhir.summary.SummaryReader;
import tools.jackson.databind.node.ObjectNode;

/** The International Patient Summary of a patient's own chart, once. */
public final class OwnSummary implements DocumentMaker {
    private static final String PATIENT = "Patient";

    private final SummaryReader reader;
    private final SummaryDocument document;

    public OwnSummary(SummaryReader reader, SummaryDocument document) {
        this.reader = reader;
        this.document = document;
    }

    @Override
    public List<ChartEntry> wanted(ChartIndex chart) {
        return query(chart).map(query -> query.look(chart).entries()).orElse(List.of());
    }

    @Override
    public Optional<Bytes> write(ChartIndex chart, List<OpenedEntry> opened) {
        Map<RecordId, ObjectNode> resources = new HashMap<>();
        opened.forEach(one -> resources.put(
                one.entry().record(),
                StoredResource.of(one.entry(), one.record()).tree()));
        return query(chart).flatMap(query -> document.write(query, chart, resources));
    }

    /** Of the {@code Patient}, who is in the chart once. */
    private Optional<SummaryQuery> query(ChartIndex chart) {
        return chart.where(Address.ofKind(PATIENT)).stream()
                .reduce((_, later) -> later)
                .map(entry -> reader.read(Address.of(entry.facts()).id(), List.of(), false));
    }
}
