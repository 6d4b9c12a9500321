package org.stele.gateway.fhir.rest;

import java.util.Optional;
import java.util.function.BiFunction;
import org.stele.crypto.Bytes;
import org.stele.exchange.search.Searches;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.PresentResources.Present;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.ledger.contract.Author;

/**
 * Puts what a patch makes of the present version in its place (R4 http.html#patch). The version is opened first, whole, and the
 * patient's journal has that; then it is an update of that very version. Safe for use by many threads.
 *
 * <p>Every method throws {@link org.stele.exchange.ExchangeException} as {@link FhirWriter#update} does: {@code NOT_CURRENT} also
 * where another version has come since the patched one was opened.
 */
public final class FhirPatcher {
    private final FhirServer server;
    private final FhirWriter writer;
    private final PresentResources present;

    public FhirPatcher(Searches searches, FhirWriter writer) {
        this.server = new FhirServer(searches);
        this.present = new PresentResources(searches);
        this.writer = writer;
    }

    /**
     * Patches a resource.
     *
     * @param ifMatch the version that must be the present one
     * @param patching makes the next version of the present one
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND}
     */
    public Saved patch(
            Author author, ResourceKey key, Optional<String> ifMatch, BiFunction<ResourceKey, Bytes, Draft> patching) {
        return patch(author, present.at(author, key), ifMatch, patching);
    }

    /**
     * Patches what a search finds (R4 http.html#patch).
     *
     * @param ifMatch the version that must be the present one
     * @param patching makes the next version of the present one
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND}, {@code SEVERAL_MATCH}
     */
    public Saved patch(
            Author author,
            SearchQuery where,
            Optional<String> ifMatch,
            BiFunction<ResourceKey, Bytes, Draft> patching) {
        return patch(author, present.match(author, where), ifMatch, patching);
    }

    private Saved patch(
            Author author,
            Optional<Present> found,
            Optional<String> ifMatch,
            BiFunction<ResourceKey, Bytes, Draft> patching) {
        Present old = found.orElseThrow(PresentResources::notFound);
        old.require(ifMatch);
        Answer opened = server.read(author, old.key(), old.version(), new Subset.Whole())
                .orElseThrow(PresentResources::notCurrent);
        return writer.update(author, patching.apply(old.key(), opened.body()), old, Optional.of(old.version()));
    }
}
