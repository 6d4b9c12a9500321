package org.stele.gateway.fhir.label;

import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.gateway.fhir.reference.ResourceKey;

/** What one resource itself shows of domain and sensitivity, before anything is inherited. Read by one thread. */
public final class Evidence {
    final ResourceKey key;
    final Set<Domain> domains = EnumSet.noneOf(Domain.class);
    final Set<Sensitivity> sensitivities = EnumSet.noneOf(Sensitivity.class);
    /** Resources that it refers to, and whose sensitivity it inherits. */
    final Set<ResourceKey> refersTo = new TreeSet<>();
    /** Those among them that inherit its own. */
    final Set<ResourceKey> lendsTo = new TreeSet<>();
    /** Whether it has a code that no rule knows, or narrative. */
    boolean unclassified;

    Evidence(ResourceKey key) {
        this.key = key;
    }

    /** Whose content the resource tells, so that they inherit its sensitivity. */
    public SortedSet<ResourceKey> quoted() {
        return new TreeSet<>(lendsTo);
    }

    void add(Effect effect) {
        domains.addAll(effect.domains());
        sensitivities.addAll(effect.sensitivities());
    }
}
