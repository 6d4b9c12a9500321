package org.stele.gateway.fhir.rest;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.write.Written;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.json.TreeReader;
import org.stele.gateway.fhir.rest.Answer.Version;
import org.stele.gateway.fhir.search.subset.Subset;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A version of a resource as this server tells it: what was taken in, with the version's id and time in its {@code meta}. */
record StoredResource(ObjectNode tree, Version version) {
    private static final StrictJson JSON = new StrictJson(1 << 28, 1_000);

    static StoredResource of(ChartEntry entry, ChartRecord opened) {
        return of(new Version(versionId(entry.record()), entry.committed()), opened.content());
    }

    static StoredResource of(Written written, Bytes content) {
        return of(new Version(versionId(written.record()), written.committed()), content);
    }

    private static StoredResource of(Version version, Bytes content) {
        ObjectNode tree = tree(content);
        ObjectNode meta = tree.get("meta") instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
        meta.put("versionId", version.id());
        meta.put("lastUpdated", instant(version.committed()));
        tree.set("meta", meta);
        return new StoredResource(tree, version);
    }

    Answer answer() {
        return new Answer(CanonicalJson.write(tree), Optional.of(version));
    }

    /** A part of it. It is not to be used any more itself. */
    StoredResource only(Subset subset) {
        return new StoredResource(subset.of(tree), version);
    }

    /** The record's identifier: random, so that it tells nothing of other versions. */
    static String versionId(RecordId record) {
        return HexFormat.of().formatHex(record.value().bytes().unsafeArray());
    }

    static String instant(Instant time) {
        return time.toString();
    }

    static ObjectNode tree(Bytes content) {
        try (JsonParser parser = JSON.parser(content.unsafeArray())) {
            parser.nextToken();
            return (ObjectNode) TreeReader.whole(parser, "resource");
        }
    }
}
