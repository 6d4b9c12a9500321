package org.stele.gateway.fhir.structure;

import java.util.Set;
import org.stele.gateway.fhir.issue.Reason;
import tools.jackson.databind.node.ObjectNode;

/** Hears of everything in a resource that points elsewhere, while its structure is checked. It may rewrite what it hears of. */
public interface StructureListener {
    /** A listener that takes no interest. */
    StructureListener NONE = new StructureListener() {
        @Override
        public void reference(ObjectNode reference, Set<String> targets, Findings findings) {
            // Nothing to resolve where a resource stands alone.
        }

        @Override
        public void uri(ObjectNode owner, String member) {
            // Nothing to rewrite where a resource stands alone.
        }
    };

    /**
     * A Reference with a {@code reference} text.
     *
     * @param targets the resource types allowed here; empty means any
     * @param findings where to say that it cannot stand
     */
    void reference(ObjectNode reference, Set<String> targets, Findings findings);

    /** A member of one of the URI types, not in a list. */
    void uri(ObjectNode owner, String member);

    /** Takes a reason at the place where the check stands. */
    interface Findings {
        void add(Reason reason);
    }
}
