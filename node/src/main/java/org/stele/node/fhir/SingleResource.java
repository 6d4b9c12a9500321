package org.stele.node.fhir;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.AmendReason;
import org.stele.crypto.Bytes;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.gateway.fhir.EmergencySet;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.PatientReader;
import org.stele.gateway.fhir.bundle.Neighbours;
import org.stele.gateway.fhir.bundle.ReferenceResolver;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.json.StrictJson;
import org.stele.gateway.fhir.json.TreeReader;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.people.Attribution;
import org.stele.gateway.fhir.people.Attributor;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one resource that comes alone. Its structure is checked; its references stay as they are, but for a draft's. */
public final class SingleResource {
    static final String RESOURCE = "resource";
    private static final String REASON = "reason";
    private static final String SUBJECT = "subject";

    private final StrictJson json;
    private final StructureCheck structure;
    private final Classifier classifier;
    private final InstantSource clock;
    private final Attributor attributor = new Attributor(key -> Optional.empty());

    public SingleResource(IntakeLimits limits, Classifier classifier, InstantSource clock) {
        this.clock = clock;
        this.json = new StrictJson(limits.maxBytes(), limits.maxDepth());
        this.structure = new StructureCheck(limits.maxIssues());
        this.classifier = classifier;
    }

    /**
     * Reads {@code {"subject": …, "resource": {…}, "reason": …}}.
     *
     * @throws InvalidBundleException where anything is wrong with it
     */
    AmendmentRequest amendment(byte[] body) {
        JsonNode request = tree(body, "");
        if (!Set.of(SUBJECT, RESOURCE, REASON).equals(new TreeSet<>(request.propertyNames()))) {
            throw new InvalidBundleException("", Reason.UNKNOWN_ELEMENT);
        }
        return new AmendmentRequest(
                subject(request.path(SUBJECT)), record(request.path(RESOURCE)), reason(request.path(REASON)));
    }

    /**
     * Reads what the index shall know of a resource.
     *
     * @throws InvalidBundleException where it is no resource of sound structure
     */
    Facts facts(byte[] resource) {
        JsonNode tree = tree(resource, RESOURCE);
        return ResourceFacts.of(key(checked(tree)), tree, Set.of(), clock.instant());
    }

    /**
     * Reads a resource that is written over FHIR. References to what lies on the same server are rewritten to {@code Type/id}.
     *
     * @param neighbours what its references may name
     * @throws InvalidBundleException where anything is wrong with it
     */
    Draft draft(byte[] body, Naming naming, Neighbours neighbours) {
        String kind = naming.key().kind();
        if (!(tree(body, kind) instanceof ObjectNode resource)) {
            throw new InvalidBundleException(kind, Reason.WRONG_TYPE);
        }
        name(resource, naming);
        ReferenceResolver references = new ReferenceResolver(neighbours, structure, naming.key(), resource);
        require(structure.check(resource, kind, references));
        return new Draft(
                naming.key(),
                record(naming.key(), resource, references.resolved()),
                references.resolved(),
                patient(naming.key(), resource));
    }

    /** Its id is the server's; so are its version and time, which stand in no content. */
    private static void name(ObjectNode resource, Naming naming) {
        if (!resource.path("resourceType").asString("").equals(naming.key().kind())) {
            throw new InvalidBundleException("resourceType", Reason.OTHER_KIND);
        }
        if (!naming.isFitting().test(resource.path("id").asString(""))) {
            throw new InvalidBundleException(naming.key().kind() + ".id", Reason.OTHER_ID);
        }
        resource.put("id", naming.key().id());
        if (resource.get("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated"));
            if (meta.isEmpty()) {
                resource.remove("meta");
            }
        }
    }

    private static Optional<IncomingPatient> patient(ResourceKey key, JsonNode resource) {
        return key.kind().equals("Patient")
                ? Optional.of(BundleTranslation.patient(PatientReader.read(key, resource)))
                : Optional.empty();
    }

    private IncomingRecord record(JsonNode resource) {
        return record(key(checked(resource)), resource, Set.of());
    }

    private IncomingRecord record(ResourceKey key, JsonNode resource, Set<ResourceKey> references) {
        Labels labels = classifier
                .classify(List.of(classifier.read(key, resource)))
                .values()
                .iterator()
                .next();
        Attribution attribution = attributor.of(resource);
        Bytes content = CanonicalJson.write(resource);
        return new IncomingRecord(
                content,
                labels,
                ResourceFacts.of(key, resource, references, clock.instant()),
                BundleTranslation.practitioners(attribution),
                attribution.demanded(),
                EmergencySet.includes(resource));
    }

    private static SubjectId subject(JsonNode subject) {
        try {
            return SubjectId.parse(subject.asString(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidBundleException(SUBJECT, Reason.BAD_FORMAT);
        }
    }

    private static AmendReason reason(JsonNode reason) {
        try {
            return AmendReason.valueOf(reason.asString(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidBundleException(REASON, Reason.NOT_IN_VALUE_SET);
        }
    }

    private ObjectNode checked(JsonNode resource) {
        if (!(resource instanceof ObjectNode object)) {
            throw new InvalidBundleException(RESOURCE, Reason.WRONG_TYPE);
        }
        require(structure.check(object, RESOURCE));
        return object;
    }

    private static void require(List<Issue> issues) {
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
    }

    private static ResourceKey key(ObjectNode resource) {
        String id = resource.path("id").asString("");
        if (id.isEmpty()) {
            throw new InvalidBundleException(RESOURCE + ".id", Reason.NO_IDENTITY);
        }
        return new ResourceKey(resource.path("resourceType").asString(""), id);
    }

    private JsonNode tree(byte[] text, String path) {
        json.checkText(text, path);
        try (JsonParser parser = json.parser(text)) {
            parser.nextToken();
            return TreeReader.whole(parser, path);
        } catch (JacksonException e) {
            throw TreeReader.refusal(e, path);
        }
    }
}
