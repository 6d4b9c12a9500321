package org.stele.gateway.fhir.bundle;

import java.util.Optional;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ResourceKey;

/**
 * What an entry may refer to whose relative references are to be read beside its own fullUrl (R4 bundle.html#references). What is
 * beside it on another server is somebody else's than what has the same kind and id here.
 *
 * @param root of the server where the fullUrl is; empty text where it shows none, beside which nothing is
 */
record Beside(Neighbours all, String root) implements Neighbours {
    /** Those of an entry. Beside a URN, or without a fullUrl, is what is on this server. */
    static Neighbours of(Neighbours all, String fullUrl) {
        String root = ReferenceText.parse(fullUrl) instanceof ReferenceText.Absolute absolute ? absolute.root() : "";
        return fullUrl.contains("//") ? new Beside(all, root) : all;
    }

    @Override
    public Optional<ResourceKey> elsewhere(ResourceKey key) {
        return meant(key).filter(it -> !it.equals(key));
    }

    @Override
    public boolean contains(ResourceKey key) {
        return meant(key).isPresent();
    }

    private Optional<ResourceKey> meant(ResourceKey key) {
        return all.byFullUrl(root + "/" + key);
    }

    @Override
    public boolean takesConditions() {
        return all.takesConditions();
    }

    @Override
    public Reason unfound() {
        return all.unfound();
    }

    @Override
    public Optional<ResourceKey> byCondition(ReferenceText.Conditional condition) {
        return all.byCondition(condition);
    }

    @Override
    public Optional<ResourceKey> byFullUrl(String url) {
        return all.byFullUrl(url);
    }
}
