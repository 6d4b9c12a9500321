package org.stele.node.fhir;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.gateway.fhir.EmergencySet;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.label.Evidence;
import org.stele.gateway.fhir.people.Attribution;
import org.stele.gateway.fhir.people.Attributor;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.vault.label.Labels;
import tools.jackson.databind.JsonNode;

/** Makes records of resources that come alone: labelled by what they show themselves. */
final class ResourceRecords {
    private final Classifier classifier;
    private final InstantSource clock;
    private final Attributor attributor = new Attributor(_ -> Optional.empty());

    ResourceRecords(Classifier classifier, InstantSource clock) {
        this.classifier = classifier;
        this.clock = clock;
    }

    Evidence evidence(ResourceKey key, JsonNode resource) {
        return classifier.read(key, resource);
    }

    IncomingRecord of(Evidence evidence, ResourceKey key, JsonNode resource, Collection<ResourceKey> references) {
        Labels labels =
                classifier.classify(List.of(evidence)).values().iterator().next();
        return of(labels, key, resource, references);
    }

    /** As the other one, of what was classified among others. */
    IncomingRecord of(Labels labels, ResourceKey key, JsonNode resource, Collection<ResourceKey> references) {
        Attribution attribution = attributor.of(resource);
        return new IncomingRecord(
                CanonicalJson.write(resource),
                labels,
                ResourceFacts.of(key, resource, references, clock.instant()),
                BundleTranslation.practitioners(attribution),
                attribution.demanded(),
                EmergencySet.includes(resource));
    }
}
