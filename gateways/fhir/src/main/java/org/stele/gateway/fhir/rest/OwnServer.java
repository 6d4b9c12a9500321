package org.stele.gateway.fhir.rest;

import java.util.Optional;
import org.stele.gateway.fhir.bundle.Neighbours;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ResourceKey;

/**
 * Everything on this server: whether it is there, and in the patient's chart, is asked where a resource is written.
 *
 * @param base this server's own address
 */
public record OwnServer(String base) implements Neighbours {
    @Override
    public boolean contains(ResourceKey key) {
        return true;
    }

    /** Conditions in references are for transactions (R4 http.html#trules). */
    @Override
    public boolean takesConditions() {
        return false;
    }

    /** In whatever letters its host is written. */
    @Override
    public Optional<ResourceKey> byFullUrl(String url) {
        String own = base + "/";
        return url.regionMatches(true, 0, own, 0, own.length())
                        && ReferenceText.parse(url.substring(base.length() + 1))
                                instanceof ReferenceText.Relative(ResourceKey key)
                ? Optional.of(key)
                : Optional.empty();
    }
}
