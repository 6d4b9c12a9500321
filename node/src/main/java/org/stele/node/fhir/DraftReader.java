package org.stele.node.fhir;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.write.Submission;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.PatientReader;
import org.stele.gateway.fhir.bundle.Neighbours;
import org.stele.gateway.fhir.bundle.ReferenceResolver;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.label.Evidence;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.structure.StructureCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads resources that are written over FHIR, one at a time. Safe for use by many threads. */
public final class DraftReader {
    private final ResourceText text;
    private final StructureCheck structure;
    private final ResourceRecords records;

    public DraftReader(IntakeLimits limits, Classifier classifier, InstantSource clock) {
        this.text = new ResourceText(limits);
        this.structure = new StructureCheck(limits.maxIssues());
        this.records = new ResourceRecords(classifier, clock);
    }

    /**
     * Reads one. References to what lies on the same server are rewritten to {@code Type/id}.
     *
     * @param neighbours what its references may name
     * @throws InvalidBundleException where anything is wrong with it
     */
    Draft read(byte[] body, Naming naming, Neighbours neighbours) {
        String kind = naming.key().kind();
        if (!(text.tree(body, kind) instanceof ObjectNode resource)) {
            throw new InvalidBundleException(kind, Reason.WRONG_TYPE);
        }
        Parts.requireWhole(resource, kind);
        name(resource, naming);
        ReferenceResolver references = new ReferenceResolver(neighbours, structure, naming.key(), resource);
        List<Issue> issues = structure.check(resource, kind, references);
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
        return new Draft(
                naming.key(),
                submission(naming.key(), resource, references.resolved()),
                references.resolved(),
                patient(naming.key(), resource));
    }

    private Submission submission(ResourceKey key, ObjectNode resource, SortedSet<ResourceKey> references) {
        Evidence evidence = records.evidence(key, resource);
        TreeSet<String> quoted =
                evidence.quoted().stream().map(ResourceKey::toString).collect(Collectors.toCollection(TreeSet::new));
        return new Submission(records.of(evidence, key, resource, references), quoted);
    }

    /** Its id is the server's; so are its version and time, which stand in no content. */
    private static void name(ObjectNode resource, Naming naming) {
        if (!resource.path("resourceType").asString("").equals(naming.key().kind())) {
            throw new InvalidBundleException(naming.key().kind(), Reason.OTHER_KIND);
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
}
