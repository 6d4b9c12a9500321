package org.stele.node.fhir;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.structure.StructureListener;
import tools.jackson.databind.node.ObjectNode;

/** Notes what a resource refers to at its own source, and leaves it as it is. */
final class RelativeReferences implements StructureListener {
    private final SortedSet<ResourceKey> keys = new TreeSet<>();

    /** All but the resource itself. */
    SortedSet<ResourceKey> without(ResourceKey self) {
        SortedSet<ResourceKey> others = new TreeSet<>(keys);
        others.remove(self);
        return others;
    }

    @Override
    public void reference(ObjectNode reference, Set<String> targets, Findings findings) {
        if (ReferenceText.parse(reference.path("reference").asString(""))
                instanceof ReferenceText.Relative(ResourceKey key)) {
            keys.add(key);
        }
    }

    @Override
    public void uri(ObjectNode owner, String member) {
        // what stands alone has nothing that a URI could mean
    }
}
