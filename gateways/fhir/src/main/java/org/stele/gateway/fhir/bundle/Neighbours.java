package org.stele.gateway.fhir.bundle;

import java.util.Optional;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ResourceKey;

/** What a resource's references may name: the entries of its bundle, or what lies on the server that it is written to. */
public interface Neighbours {
    boolean contains(ResourceKey key);

    /** Whether references may be by a condition, as in a transaction. */
    boolean takesConditions();

    /** The same of an entry that has this fullUrl; empty text where it has none. */
    default Neighbours beside(String fullUrl) {
        return Beside.of(this, fullUrl);
    }

    /** What is wrong with a condition that is not taken. */
    default Reason unfound() {
        return Reason.BAD_REFERENCE;
    }

    /** Which one this condition finds; empty where conditions stay as they are, or are not taken. */
    default Optional<ResourceKey> byCondition(ReferenceText.Conditional condition) {
        return Optional.empty();
    }

    /**
     * Which one a relative reference stands for that is no address on this server, since whatever refers so comes from another (R4
     * bundle.html#references); empty where it is one.
     */
    default Optional<ResourceKey> elsewhere(ResourceKey key) {
        return Optional.empty();
    }

    /** Which one this absolute address or URN stands for; empty where it stands for none of them. */
    Optional<ResourceKey> byFullUrl(String url);
}
