package org.stele.gateway.fhir.made;

import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeSet;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.MadeId;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.term.TermExtractor;
import org.stele.vault.segment.Facts;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of them. Its text form shows nothing of it.
 *
 * @param id the same each time it is made; it stands for the version too
 * @param time when what it tells became so
 * @param resource with {@link #logical} as its id
 */
public record Made(RecordId id, Instant time, ObjectNode resource) {
    private static final TermExtractor TERMS = new TermExtractor(SearchParameters.R4);

    /** The resource's id, which no stored one has. */
    public static String logical(RecordId id) {
        return MadeId.of(HexFormat.of().formatHex(id.value().bytes().unsafeArray()));
    }

    public String kind() {
        return resource.path("resourceType").asString("");
    }

    public String address() {
        return kind() + "/" + logical(id);
    }

    ChartEntry entry() {
        return new ChartEntry(
                id, new Facts(address(), time.toEpochMilli(), new TreeSet<>(), TERMS.extract(resource)), time);
    }

    ChartRecord record() {
        return new ChartRecord(id, kind(), CanonicalJson.write(resource));
    }

    @Override
    public String toString() {
        return "Made[" + id + "]";
    }
}
