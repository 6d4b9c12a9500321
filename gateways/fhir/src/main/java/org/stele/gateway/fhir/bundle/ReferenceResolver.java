package org.stele.gateway.fhir.bundle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.structure.StructureCheck;
import org.stele.gateway.fhir.structure.StructureListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resolves the references of one resource as a FHIR transaction does (R4 http.html#trules): what names a neighbour is
 * rewritten to {@code Type/id}, conditional and external references stay. All that concerns a patient must concern one
 * among the neighbours.
 */
public final class ReferenceResolver implements StructureListener {
    private final Neighbours neighbours;
    private final StructureCheck structure;
    private final ResourceKey self;
    private final Map<String, String> contained = new HashMap<>();
    private final SortedSet<ResourceKey> resolved = new TreeSet<>();

    public ReferenceResolver(Neighbours neighbours, StructureCheck structure, ResourceKey self, JsonNode resource) {
        this.neighbours = neighbours;
        this.structure = structure;
        this.self = self;
        for (JsonNode inner : resource.path("contained")) {
            contained.put(
                    inner.path("id").asString(""), inner.path("resourceType").asString(""));
        }
    }

    /** The others that the resource refers to, as found so far. */
    public SortedSet<ResourceKey> resolved() {
        return resolved;
    }

    @Override
    public void reference(ObjectNode reference, Set<String> targets, Findings findings) {
        ReferenceText text = ReferenceText.parse(reference.get("reference").stringValue());
        switch (text) {
            case ReferenceText.Urn urn -> rewritten(reference, neighbours.byFullUrl(urn.text()), targets, findings);
            case ReferenceText.Relative relative -> relative(reference, relative.key(), targets, findings);
            case ReferenceText.Absolute absolute -> absolute(reference, absolute, targets, findings);
            case ReferenceText.Conditional conditional -> conditional(reference, conditional, targets, findings);
            case ReferenceText.Contained inner -> contained(inner.id(), targets, findings);
            case ReferenceText.Malformed ignored -> findings.add(Reason.BAD_REFERENCE);
        }
    }

    private void relative(ObjectNode reference, ResourceKey key, Set<String> targets, Findings findings) {
        Optional<ResourceKey> elsewhere = neighbours.elsewhere(key);
        if (elsewhere.isPresent()) {
            rewritten(reference, elsewhere, targets, findings);
        } else {
            internal(Optional.of(key).filter(neighbours::contains), targets, findings);
        }
    }

    private void conditional(
            ObjectNode reference, ReferenceText.Conditional condition, Set<String> targets, Findings findings) {
        Optional<ResourceKey> found = neighbours.byCondition(condition);
        if (found.isPresent()) {
            rewritten(reference, found, targets, findings);
        } else if (neighbours.takesConditions()) {
            external(condition.kind(), targets, findings);
        } else {
            findings.add(neighbours.unfound());
        }
    }

    @Override
    public void uri(ObjectNode owner, String member) {
        String text = owner.get(member).stringValue();
        if (text.startsWith("urn:")) {
            neighbours.byFullUrl(text).ifPresent(key -> owner.put(member, key.toString()));
        }
    }

    private void rewritten(ObjectNode reference, Optional<ResourceKey> key, Set<String> targets, Findings findings) {
        internal(key, targets, findings);
        key.ifPresent(it -> reference.put("reference", it.toString()));
    }

    /** A relative reference stays as it is, the version that it may name included. */
    private void internal(Optional<ResourceKey> key, Set<String> targets, Findings findings) {
        if (key.isEmpty()) {
            findings.add(Reason.UNRESOLVED_REFERENCE);
            return;
        }
        checkTarget(key.get().kind(), targets, findings);
        if (!key.get().equals(self)) {
            resolved.add(key.get());
        }
    }

    private void absolute(
            ObjectNode reference, ReferenceText.Absolute absolute, Set<String> targets, Findings findings) {
        Optional<ResourceKey> key = neighbours.byFullUrl(absolute.url());
        if (key.isPresent()) {
            rewritten(reference, key, targets, findings);
        } else if (!absolute.kind().isEmpty()) {
            external(absolute.kind(), targets, findings);
        }
    }

    /** A patient elsewhere is another patient, except where a Patient links its own other records. */
    private void external(String kind, Set<String> targets, Findings findings) {
        checkTarget(kind, targets, findings);
        if (kind.equals("Patient") && !self.kind().equals("Patient")) {
            findings.add(Reason.OTHER_PATIENT);
        }
    }

    private void contained(String id, Set<String> targets, Findings findings) {
        if (id.isEmpty()) {
            return;
        }
        String kind = contained.get(id);
        if (kind == null) {
            findings.add(Reason.UNRESOLVED_REFERENCE);
        } else {
            checkTarget(kind, targets, findings);
        }
    }

    private void checkTarget(String kind, Set<String> targets, Findings findings) {
        if (!structure.knows(kind) || (!targets.isEmpty() && !targets.contains(kind))) {
            findings.add(Reason.WRONG_TARGET);
        }
    }
}
