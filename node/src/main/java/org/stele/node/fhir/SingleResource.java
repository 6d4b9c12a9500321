package org.stele.node.fhir;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.AmendReason;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.search.MadeId;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.gateway.fhir.structure.StructureListener;
import org.stele.vault.segment.Facts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one resource that comes alone. Its structure is checked; its references stay as they are. */
public final class SingleResource {
    static final String RESOURCE = "resource";
    private static final String REASON = "reason";
    private static final String SUBJECT = "subject";

    private final ResourceText text;
    private final StructureCheck structure;
    private final ResourceRecords records;
    private final InstantSource clock;

    public SingleResource(IntakeLimits limits, Classifier classifier, InstantSource clock) {
        this.clock = clock;
        this.text = new ResourceText(limits);
        this.structure = new StructureCheck(limits.maxIssues());
        this.records = new ResourceRecords(classifier, clock);
    }

    /**
     * Reads {@code {"subject": …, "resource": {…}, "reason": …}}.
     *
     * @throws InvalidBundleException where anything is wrong with it
     */
    AmendmentRequest amendment(byte[] body) {
        JsonNode request = text.tree(body, "");
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
        JsonNode tree = text.tree(resource, RESOURCE);
        RelativeReferences references = new RelativeReferences();
        ResourceKey key = key(checked(tree, references));
        return ResourceFacts.of(key, tree, references.without(key), clock.instant());
    }

    private IncomingRecord record(JsonNode resource) {
        Parts.requireWhole(resource, RESOURCE);
        RelativeReferences references = new RelativeReferences();
        ResourceKey key = key(checked(resource, references));
        if (MadeId.is(key.id())) {
            throw new InvalidBundleException(RESOURCE + ".id", Reason.RESERVED_ID);
        }
        return records.of(records.evidence(key, resource), key, resource, references.without(key));
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

    private ObjectNode checked(JsonNode resource, StructureListener listener) {
        if (!(resource instanceof ObjectNode object)) {
            throw new InvalidBundleException(RESOURCE, Reason.WRONG_TYPE);
        }
        List<Issue> issues = structure.check(object, RESOURCE, listener);
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
        return object;
    }

    private static ResourceKey key(ObjectNode resource) {
        String id = resource.path("id").asString("");
        if (id.isEmpty()) {
            throw new InvalidBundleException(RESOURCE + ".id", Reason.NO_IDENTITY);
        }
        return new ResourceKey(resource.path("resourceType").asString(""), id);
    }
}
