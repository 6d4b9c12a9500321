package org.stele.gateway.fhir;

import java.util.SortedSet;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.people.Attribution;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.vault.label.Labels;

/**
 * One resource that passed every check, ready to be sealed.
 *
 * @param key kind and id at the source; random identifiers on the chain are the exchange's business
 * @param content the bytes to seal: the resource's canonical JSON (see {@link org.stele.gateway.fhir.json.CanonicalJson}),
 *     with references into the bundle rewritten to {@code Type/id}
 * @param labels its kind, domains and sensitivities, those it inherits included
 * @param attribution who stands behind it
 * @param emergency whether it belongs to the emergency set of break-glass
 * @param references the resources of this bundle that it refers to
 */
public record IncomingResource(
        ResourceKey key,
        Bytes content,
        Labels labels,
        Attribution attribution,
        boolean emergency,
        SortedSet<ResourceKey> references) {

    public String kind() {
        return key.kind();
    }

    /** Names the kind only: content and id are health data. */
    @Override
    public String toString() {
        return "IncomingResource[" + kind() + ", " + content.length() + " bytes]";
    }
}
