package org.stele.gateway.fhir.rest;

import org.stele.crypto.Bytes;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.ChartEntry;

/** A resource as a line of NDJSON (ndjson.org): canonical JSON has no line feed in it. */
public final class ExportLine {
    private ExportLine() {}

    /** With its version's id and time, without a line feed. */
    public static Bytes of(ChartEntry entry, ChartRecord opened) {
        return StoredResource.of(entry, opened).answer().body();
    }
}
