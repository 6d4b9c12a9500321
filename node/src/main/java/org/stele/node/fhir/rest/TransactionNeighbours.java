package org.stele.node.fhir.rest;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.stele.gateway.fhir.bundle.Neighbours;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.OwnServer;

/**
 * What the entries of a transaction may refer to: each other, what lies on this server, and what a condition finds there (R4
 * http.html#trules). For one thread.
 */
final class TransactionNeighbours implements Neighbours {
    private final OwnServer server;
    private final Map<String, ResourceKey> byFullUrl;
    private final BiFunction<String, String, Optional<ResourceKey>> finding;
    private final boolean isFirst;
    private boolean isUnfound;

    /**
     * Those of a first look, which finds the patient, or of a second one.
     *
     * @param finding what a kind and a condition find
     * @param isFirst whether what is not found may stay as it is
     */
    TransactionNeighbours(
            OwnServer server,
            Map<String, ResourceKey> byFullUrl,
            BiFunction<String, String, Optional<ResourceKey>> finding,
            boolean isFirst) {
        this.server = server;
        this.byFullUrl = Map.copyOf(byFullUrl);
        this.finding = finding;
        this.isFirst = isFirst;
    }

    /** Whether a condition has found nothing. */
    boolean isUnfound() {
        return isUnfound;
    }

    /** Those of one entry, whose relative references are to be read beside its own fullUrl (R4 bundle.html#references). */
    Neighbours of(Transaction.Entry entry) {
        String url = entry.fullUrl();
        String root = ReferenceText.parse(url) instanceof ReferenceText.Absolute absolute ? absolute.root() : "";
        return url.contains("://") ? new Beside(this, root) : this;
    }

    /** @param root of the server where the entry's fullUrl is; empty text where it shows none, beside which nothing is */
    private record Beside(TransactionNeighbours all, String root) implements Neighbours {
        @Override
        public Optional<ResourceKey> elsewhere(ResourceKey key) {
            return Optional.ofNullable(all.byFullUrl.get(root + "/" + key));
        }

        /** What is beside it on another server is somebody else's than what has the same kind and id on this one. */
        @Override
        public boolean contains(ResourceKey key) {
            return all.server.byFullUrl(root + "/" + key).isPresent();
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

    @Override
    public boolean contains(ResourceKey key) {
        return server.contains(key);
    }

    @Override
    public boolean takesConditions() {
        return isFirst;
    }

    @Override
    public Reason unfound() {
        return Reason.UNRESOLVED_REFERENCE;
    }

    @Override
    public Optional<ResourceKey> byCondition(ReferenceText.Conditional condition) {
        Optional<ResourceKey> found = finding.apply(condition.kind(), condition.query());
        isUnfound |= found.isEmpty();
        return found;
    }

    @Override
    public Optional<ResourceKey> byFullUrl(String url) {
        return Optional.ofNullable(byFullUrl.get(url)).or(() -> server.byFullUrl(url));
    }
}
