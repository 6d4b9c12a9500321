package org.stele.gateway.fhir.label;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import tools.jackson.databind.JsonNode;

/**
 * Labels records by a versioned rule set. First {@link #read} each resource, then {@link #classify} those of one patient
 * together, since sensitivity is inherited along references. One instance serves all threads.
 */
public final class Classifier {
    private final RuleSet rules;

    private Classifier(RuleSet rules) {
        this.rules = rules;
    }

    /** With the rules in the jar. */
    public static Classifier standard() {
        return new Classifier(RuleSetReader.standard());
    }

    /**
     * With rules of one's own.
     *
     * @throws IllegalArgumentException with the line where they are not in the format of docs/labels.md
     */
    public static Classifier of(String rules) {
        return new Classifier(RuleSetReader.read(rules));
    }

    /** The rule set's version, for the record of why something was labelled as it is. */
    public String version() {
        return rules.version();
    }

    /**
     * Collects what one resource itself shows.
     *
     * @param resource of sound structure, its references resolved
     */
    public Evidence read(ResourceKey key, JsonNode resource) {
        return EvidenceReader.read(rules, key, resource);
    }

    /** The labels of resources that may refer to each other; a reference to none of them lends nothing. */
    public Map<ResourceKey, Labels> classify(Collection<Evidence> evidence) {
        Map<ResourceKey, Set<Sensitivity>> inherited = inherit(evidence);
        Map<ResourceKey, Labels> labels = new HashMap<>();
        evidence.forEach(it -> labels.put(it.key, labels(it, inherited.getOrDefault(it.key, Set.of()))));
        return labels;
    }

    /** Spreads each sensitivity to whatever inherits it, until nothing changes. */
    private static Map<ResourceKey, Set<Sensitivity>> inherit(Collection<Evidence> evidence) {
        Map<ResourceKey, Set<ResourceKey>> heirs = heirs(evidence);
        Map<ResourceKey, Set<Sensitivity>> all = new HashMap<>();
        Deque<ResourceKey> changed = new ArrayDeque<>();
        evidence.forEach(it -> {
            all.put(it.key, EnumSet.noneOf(Sensitivity.class));
            all.get(it.key).addAll(it.sensitivities);
            changed.add(it.key);
        });
        while (!changed.isEmpty()) {
            ResourceKey source = changed.remove();
            for (ResourceKey heir : heirs.getOrDefault(source, Set.of())) {
                if (all.containsKey(heir) && all.get(heir).addAll(all.get(source))) {
                    changed.add(heir);
                }
            }
        }
        return all;
    }

    private static Map<ResourceKey, Set<ResourceKey>> heirs(Collection<Evidence> evidence) {
        Map<ResourceKey, Set<ResourceKey>> heirs = new HashMap<>();
        for (Evidence it : evidence) {
            it.refersTo.forEach(target ->
                    heirs.computeIfAbsent(target, key -> new HashSet<>()).add(it.key));
            heirs.computeIfAbsent(it.key, key -> new HashSet<>()).addAll(it.lendsTo);
        }
        return heirs;
    }

    private Labels labels(Evidence evidence, Set<Sensitivity> sensitivities) {
        Stream<Label> domains = evidence.unclassified
                ? Stream.of(Label.UNCLASSIFIED)
                : domains(evidence).stream().map(Domain::label);
        return Labels.of(Stream.of(
                        Stream.of(Label.kind(evidence.key.kind())),
                        domains,
                        sensitivities.stream().map(Sensitivity::label))
                .flatMap(it -> it)
                .toList());
    }

    /** The kind's domain, and its codes' unless it is an aggregate; {@code general} only where there is no other. */
    private Set<Domain> domains(Evidence evidence) {
        EnumSet<Domain> domains = EnumSet.noneOf(Domain.class);
        domains.addAll(
                rules.kinds.containsKey(evidence.key.kind())
                        ? List.of(rules.kinds.get(evidence.key.kind()))
                        : List.of());
        if (!rules.aggregates.contains(evidence.key.kind())) {
            domains.addAll(evidence.domains);
        }
        domains.remove(Domain.GENERAL);
        return domains.isEmpty() ? EnumSet.of(Domain.GENERAL) : domains;
    }
}
