package org.stele.gateway.fhir.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.search.query.Page;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.QueryReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bundles as answers (R4 bundle.html). */
final class Bundles {
    private final String base;

    /** @param base this server's own address */
    Bundles(String base) {
        this.base = base;
    }

    Bytes page(Page page, int total, List<StoredResource> found, List<StoredResource> beside) {
        ObjectNode bundle = bundle("searchset");
        if (page.isTotalled()) {
            bundle.put("total", total);
        }
        ArrayNode links = bundle.putArray("link");
        link(links, "self", page, page.offset());
        if (page.count() > 0 && page.offset() + page.count() < total) {
            link(links, "next", page, page.offset() + page.count());
        }
        if (!found.isEmpty() || !beside.isEmpty()) {
            ArrayNode entries = bundle.putArray("entry");
            found.forEach(it -> entry(entries, it).putObject("search").put("mode", "match"));
            beside.forEach(it -> entry(entries, it).putObject("search").put("mode", "include"));
        }
        return CanonicalJson.write(bundle);
    }

    Bytes history(List<StoredResource> newestFirst) {
        ObjectNode bundle = bundle("history").put("total", newestFirst.size());
        ArrayNode entries = bundle.putArray("entry");
        for (int i = 0; i < newestFirst.size(); i++) {
            StoredResource version = newestFirst.get(i);
            boolean first = i == newestFirst.size() - 1;
            ObjectNode entry = entry(entries, version);
            entry.putObject("request").put("method", first ? "POST" : "PUT").put("url", url(version, first));
            entry.putObject("response")
                    .put("status", first ? "201" : "200")
                    .put("etag", "W/\"" + version.version().id() + "\"")
                    .put(
                            "lastModified",
                            StoredResource.instant(version.version().committed()));
        }
        return CanonicalJson.write(bundle);
    }

    private static String url(StoredResource version, boolean first) {
        String kind = version.tree().path("resourceType").asString("");
        return first ? kind : kind + "/" + version.tree().path("id").asString("");
    }

    private static ObjectNode bundle(String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", type);
    }

    private ObjectNode entry(ArrayNode entries, StoredResource resource) {
        ObjectNode entry = entries.addObject();
        entry.put("fullUrl", base + "/" + url(resource, false));
        entry.set("resource", resource.tree());
        return entry;
    }

    private void link(ArrayNode links, String relation, Page page, int offset) {
        Stream<Parameter> from =
                offset == 0 ? Stream.of() : Stream.of(new Parameter(QueryReader.OFFSET, String.valueOf(offset)));
        String parameters = Stream.concat(page.understood().stream(), from)
                .map(it -> encoded(it.name()) + "=" + encoded(it.value()))
                .collect(Collectors.joining("&"));
        String url = base + "/" + page.path() + (parameters.isEmpty() ? "" : "?" + parameters);
        links.addObject().put("relation", relation).put("url", url);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
