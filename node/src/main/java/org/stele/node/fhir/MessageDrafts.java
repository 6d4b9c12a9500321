package org.stele.node.fhir;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.write.Submission;
import org.stele.gateway.fhir.IntakeLimits;
import org.stele.gateway.fhir.PatientReader;
import org.stele.gateway.fhir.bundle.Neighbours;
import org.stele.gateway.fhir.bundle.ReferenceResolver;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.label.Evidence;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.vault.label.Labels;
import tools.jackson.databind.node.ObjectNode;

/** Reads the resources that another gateway made of one message, as strictly as a bundle's. Safe for use by many threads. */
public final class MessageDrafts {
    private final StructureCheck structure;
    private final Classifier classifier;
    private final ResourceRecords records;

    /**
     * What was read.
     *
     * @param patient who the Patient among them is, if one is
     */
    public record Read(Optional<IncomingPatient> patient, List<Submission> submissions) {
        public Read {
            submissions = List.copyOf(submissions);
        }
    }

    private record Checked(
            ResourceKey key, ObjectNode resource, SortedSet<ResourceKey> references, Evidence evidence) {}

    public MessageDrafts(Classifier classifier, InstantSource clock) {
        this.structure = new StructureCheck(IntakeLimits.STANDARD.maxIssues());
        this.classifier = classifier;
        this.records = new ResourceRecords(classifier, clock);
    }

    /**
     * Reads them, classified together.
     *
     * @param isInChart whether what one refers to lies in the patient's chart
     * @throws InvalidBundleException with the places, from the kind of the resource on
     */
    public Read read(List<ObjectNode> resources, Predicate<ResourceKey> isInChart) {
        Set<ResourceKey> keys =
                resources.stream().map(MessageDrafts::key).collect(Collectors.toCollection(HashSet::new));
        Neighbours neighbours = new OneChart(isInChart.or(keys::contains));
        List<Checked> checked = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        resources.forEach(resource -> checked.add(check(resource, neighbours, issues)));
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
        Map<ResourceKey, Labels> labels =
                classifier.classify(checked.stream().map(Checked::evidence).toList());
        return new Read(
                patient(checked),
                checked.stream()
                        .map(it -> submission(
                                it, Optional.ofNullable(labels.get(it.key())).orElseThrow()))
                        .toList());
    }

    private Checked check(ObjectNode resource, Neighbours neighbours, List<Issue> issues) {
        ResourceKey key = key(resource);
        ReferenceResolver references = new ReferenceResolver(neighbours, structure, key, resource);
        issues.addAll(structure.check(resource, key.kind(), references));
        return new Checked(key, resource, references.resolved(), classifier.read(key, resource));
    }

    private Submission submission(Checked checked, Labels labels) {
        TreeSet<String> quoted = checked.evidence().quoted().stream()
                .map(ResourceKey::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Submission(records.of(labels, checked.key(), checked.resource(), checked.references()), quoted);
    }

    private static Optional<IncomingPatient> patient(List<Checked> checked) {
        return checked.stream()
                .filter(it -> it.key().kind().equals("Patient"))
                .findFirst()
                .map(it -> BundleTranslation.patient(PatientReader.read(it.key(), it.resource())));
    }

    private static ResourceKey key(ObjectNode resource) {
        return new ResourceKey(
                resource.path("resourceType").asString(""), resource.path("id").asString(""));
    }

    /** Nothing but this chart, by {@code Type/id}. */
    private record OneChart(Predicate<ResourceKey> isThere) implements Neighbours {
        @Override
        public boolean contains(ResourceKey key) {
            return isThere.test(key);
        }

        @Override
        public boolean takesConditions() {
            return false;
        }

        @Override
        public Optional<ResourceKey> byFullUrl(String url) {
            return Optional.empty();
        }
    }
}
