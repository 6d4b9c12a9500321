package org.stele.node.fhir;

import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stele.gateway.fhir.IncomingResource;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.term.TermExtractor;
import org.stele.vault.segment.Facts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What the encrypted index knows of a resource: its address, its time, what it refers to, what it is found by. */
final class ResourceFacts {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final TermExtractor TERMS = new TermExtractor(SearchParameters.R4);

    private ResourceFacts() {}

    static Facts of(IncomingResource resource, Instant intake) {
        return of(resource.key(), JSON.readTree(resource.content().unsafeArray()), resource.references(), intake);
    }

    static Facts of(ResourceKey key, JsonNode resource, Collection<ResourceKey> references, Instant intake) {
        return new Facts(
                key.toString(),
                RecordedTime.of(resource, intake),
                references.stream().map(ResourceKey::toString).collect(Collectors.toCollection(TreeSet::new)),
                TERMS.extract(resource));
    }
}
