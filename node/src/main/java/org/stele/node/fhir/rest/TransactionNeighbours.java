package org.stele.node.fhir.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.stele.gateway.fhir.bundle.Neighbours;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Entries;
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

    /** Those of a first look. */
    static TransactionNeighbours first(
            Asker asker, List<Transaction.Entry> writings, Entries.Known known, ConditionalReferences references) {
        return new TransactionNeighbours(
                new OwnServer(asker.base()), byFullUrl(writings, known), references::patient, true);
    }

    /** Those of a second one, into the chart of this patient. */
    static TransactionNeighbours second(
            Asker asker,
            List<Transaction.Entry> writings,
            Entries.Known known,
            ConditionalReferences references,
            ResourceKey patient) {
        return new TransactionNeighbours(
                new OwnServer(asker.base()),
                byFullUrl(writings, known),
                (kind, query) -> references.in(patient, kind, query),
                false);
    }

    private static Map<String, ResourceKey> byFullUrl(List<Transaction.Entry> writings, Entries.Known known) {
        Map<String, ResourceKey> byFullUrl = new HashMap<>();
        for (int i = 0; i < writings.size(); i++) {
            byFullUrl.put(writings.get(i).fullUrl(), known.key(i));
        }
        byFullUrl.remove("");
        return byFullUrl;
    }

    /** Whether a condition has found nothing. */
    boolean isUnfound() {
        return isUnfound;
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
