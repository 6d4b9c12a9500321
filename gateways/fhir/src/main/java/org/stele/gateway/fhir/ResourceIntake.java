package org.stele.gateway.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.bundle.EntryHead;
import org.stele.gateway.fhir.bundle.EntryIndex;
import org.stele.gateway.fhir.bundle.ReferenceResolver;
import org.stele.gateway.fhir.bundle.RequestCheck;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.json.TreeReader;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.label.Evidence;
import org.stele.gateway.fhir.people.Attribution;
import org.stele.gateway.fhir.people.Attributor;
import org.stele.gateway.fhir.people.PractitionerId;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.vault.label.Labels;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes in the entries of one bundle, one tree in memory at a time. */
final class ResourceIntake {
    /** A resource that only lacks what it inherits. */
    record Checked(
            ResourceKey key,
            Bytes content,
            Attribution attribution,
            boolean emergency,
            SortedSet<ResourceKey> references,
            Evidence evidence) {
        IncomingResource with(Map<ResourceKey, Labels> labels) {
            return new IncomingResource(
                    key,
                    content,
                    Optional.ofNullable(labels.get(key)).orElseThrow(),
                    attribution,
                    emergency,
                    references);
        }
    }

    private final StrictJson json;
    private final byte[] bytes;
    private final EntryIndex index;
    private final StructureCheck structure;
    private final Classifier classifier;
    private final Attributor attributor;
    private final boolean requests;
    private final List<Issue> issues = new ArrayList<>();

    /** @param requests whether the bundle's type demands that each entry says what is asked */
    ResourceIntake(
            StrictJson json,
            byte[] bytes,
            EntryIndex index,
            StructureCheck structure,
            Classifier classifier,
            Function<ResourceKey, Optional<PractitionerId>> practitioners,
            boolean requests) {
        this.json = json;
        this.bytes = bytes;
        this.index = index;
        this.structure = structure;
        this.classifier = classifier;
        this.attributor = new Attributor(practitioners);
        this.requests = requests;
    }

    List<Issue> issues() {
        return issues;
    }

    /** Checks an entry; where something is wrong with it, that is added to the issues and nothing comes back. */
    Optional<Checked> take(EntryHead head, ResourceKey key, String path) {
        ObjectNode entry = tree(json, bytes, head, path);
        JsonNode resource = entry.path("resource");
        int before = issues.size();
        ReferenceResolver resolver = new ReferenceResolver(index.beside(head.fullUrl()), structure, key, resource);
        if (resource.isMissingNode()) {
            issues.add(new Issue(path + ".resource", Reason.TOO_FEW));
        }
        if (Subset.isPart(resource)) {
            issues.add(new Issue(path + ".resource.meta.tag", Reason.SUBSETTED));
        }
        issues.addAll(structure.checkEntry(entry, path, resolver));
        if (requests && issues.size() == before) {
            RequestCheck.check(entry.path("request"), key)
                    .ifPresent(reason -> issues.add(new Issue(path + ".request", reason)));
        }
        return issues.size() > before ? Optional.empty() : Optional.of(checked(key, resource, resolver));
    }

    private Checked checked(ResourceKey key, JsonNode resource, ReferenceResolver resolver) {
        ((ObjectNode) resource).put("id", key.id());
        return new Checked(
                key,
                CanonicalJson.write(resource),
                attributor.of(resource),
                EmergencySet.includes(resource),
                resolver.resolved(),
                classifier.read(key, resource));
    }

    /** The tree of one entry. */
    static ObjectNode tree(StrictJson json, byte[] bytes, EntryHead head, String path) {
        try (JsonParser parser = json.parser(bytes, head.offset(), head.length())) {
            parser.nextToken();
            if (TreeReader.read(parser, path) instanceof ObjectNode entry) {
                return entry;
            }
            throw new InvalidBundleException(path, Reason.WRONG_TYPE);
        }
    }
}
