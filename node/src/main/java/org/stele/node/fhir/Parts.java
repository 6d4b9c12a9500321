package org.stele.node.fhir;

import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.search.subset.Subset;
import tools.jackson.databind.JsonNode;

/** Keeps parts of resources, as summaries are, from taking the place of the whole. */
final class Parts {
    private Parts() {}

    /**
     * Refuses what says of itself that it is a part.
     *
     * @param path where it is
     */
    static void requireWhole(JsonNode resource, String path) {
        if (Subset.isPart(resource)) {
            throw new InvalidBundleException(path + ".meta.tag", Reason.SUBSETTED);
        }
    }
}
