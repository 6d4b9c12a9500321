package org.stele.gateway.fhir.rest;

import java.time.Instant;
import java.util.HexFormat;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.json.TreeReader;
import org.stele.gateway.fhir.rest.Answer.Version;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A version of a resource as this server tells it: what was taken in, with the version's id and time in its {@code meta}. */
record StoredResource(ObjectNode tree, Version version) {
    private static final StrictJson JSON = new StrictJson(1 << 28, 1_000);

    static StoredResource of(ChartEntry entry, ChartRecord opened) {
        Version version = new Version(versionId(entry.record()), entry.committed());
        ObjectNode tree = tree(opened);
        ObjectNode meta = tree.get("meta") instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
        meta.put("versionId", version.id());
        meta.put("lastUpdated", instant(version.committed()));
        tree.set("meta", meta);
        return new StoredResource(tree, version);
    }

    /** The record's identifier: random, so that it tells nothing of other versions. */
    static String versionId(RecordId record) {
        return HexFormat.of().formatHex(record.value().bytes().unsafeArray());
    }

    static String instant(Instant time) {
        return time.toString();
    }

    private static ObjectNode tree(ChartRecord opened) {
        try (JsonParser parser = JSON.parser(opened.content().unsafeArray())) {
            parser.nextToken();
            return (ObjectNode) TreeReader.whole(parser, "resource");
        }
    }
}
