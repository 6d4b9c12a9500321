package org.stele.gateway.fhir.bundle;

import java.util.Optional;
import org.stele.gateway.fhir.reference.ResourceKey;

/** What a resource's references may name: the entries of its bundle, or what lies on the server that it is written to. */
public interface Neighbours {
    boolean contains(ResourceKey key);

    /** Whether references may be by a condition, as in a transaction. */
    boolean takesConditions();

    /** Which one this absolute address or URN stands for; empty where it stands for none of them. */
    Optional<ResourceKey> byFullUrl(String url);
}
