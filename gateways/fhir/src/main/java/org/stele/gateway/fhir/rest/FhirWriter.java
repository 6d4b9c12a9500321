package org.stele.gateway.fhir.rest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.Searches;
import org.stele.exchange.store.Locks;
import org.stele.exchange.write.Writings;
import org.stele.exchange.write.Written;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.ledger.contract.Author;

/**
 * Writes into the charts of an organisation's own patients. What may not be seen is as if it were not there, in conditions too.
 * What depends on a search is done one at a time for each kind, so that two that ask for the same find each other. Safe for use by
 * many threads.
 *
 * <p>Every method throws {@link ExchangeException} as {@link Writings} does; those with a search {@code NOT_TAKEN} where others
 * are at it for too long.
 */
public final class FhirWriter {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ChartQuery NOTHING = _ -> new ChartQuery.Look(false, List.of());

    private final Searches searches;
    private final FhirServer server;
    private final Writings writings;
    private final Locks conditional = new Locks();

    /** A present version, and in whose chart. */
    private record Present(FoundIn in, ChartEntry entry) {
        SubjectId home() {
            return in.home();
        }

        String version() {
            return StoredResource.versionId(entry.record());
        }
    }

    public FhirWriter(Searches searches, Writings writings) {
        this.searches = searches;
        this.server = new FhirServer(searches);
        this.writings = writings;
    }

    /** Adds a resource under the key that the draft has, which is a new one. */
    public Saved create(Author author, Draft draft) {
        return create(author, draft, NOTHING);
    }

    private Saved create(Author author, Draft draft, ChartQuery unless) {
        Written written = draft.patient().isPresent()
                ? writings.enrol(author, draft.patient().get(), draft.submission())
                : writings.create(author, home(author, draft), draft.submission(), unless);
        return saved(true, draft, written);
    }

    /**
     * Adds a resource unless a search finds one, which is then answered (R4 http.html#ccreate).
     *
     * @throws ExchangeException {@code SEVERAL_MATCH}
     */
    public Saved createUnless(Author author, Draft draft, SearchQuery unless) {
        return alone(
                unless,
                () -> match(author, unless)
                        .map(present -> unchanged(author, present))
                        .orElseGet(() -> create(author, draft, unless)));
    }

    /**
     * Puts a version in the place of the present one.
     *
     * @param ifMatch the version that must be the present one
     * @throws ExchangeException {@code NOT_FOUND}, {@code NOT_CURRENT}
     */
    public Saved update(Author author, Draft draft, Optional<String> ifMatch) {
        Present present = only(searches.search(author, of(draft.key()))).orElseThrow(FhirWriter::notFound);
        return update(author, draft, present, ifMatch);
    }

    private Saved update(Author author, Draft draft, Present present, Optional<String> ifMatch) {
        requireVersion(ifMatch, present);
        Written written = draft.patient().isPresent()
                ? writings.update(
                        author,
                        present.home(),
                        present.entry().record(),
                        draft.patient().get(),
                        draft.submission())
                : writings.update(author, present.home(), present.entry().record(), draft.submission());
        return saved(false, draft, written);
    }

    /**
     * Puts a version in the place of what a search finds; adds it where the search finds nothing (R4 http.html#cond-update).
     *
     * @param reading reads what was sent for the key that was found
     * @throws ExchangeException {@code SEVERAL_MATCH}, {@code NOT_CURRENT}
     */
    public Saved update(
            Author author,
            SearchQuery where,
            Optional<String> ifMatch,
            Function<Optional<ResourceKey>, Draft> reading) {
        Optional<ResourceKey> key = match(author, where).map(FhirWriter::key);
        Draft draft = reading.apply(key);
        return alone(where, () -> {
            Optional<Present> present = match(author, where);
            if (!present.map(FhirWriter::key).equals(key)) {
                throw new ExchangeException(Reason.NOT_TAKEN, "the condition finds another by now: send it again");
            }
            if (present.isEmpty() && ifMatch.isPresent()) {
                throw notCurrent();
            }
            return present.map(it -> update(author, draft, it, ifMatch)).orElseGet(() -> create(author, draft, where));
        });
    }

    /**
     * Retracts a resource, where it is there.
     *
     * @throws ExchangeException {@code NOT_CURRENT}, {@code REFERRED_TO}
     */
    public void delete(Author author, ResourceKey key, Optional<String> ifMatch) {
        only(searches.search(author, of(key))).ifPresent(present -> retract(author, present, ifMatch));
    }

    /**
     * Retracts what a search finds, where it finds something.
     *
     * @throws ExchangeException {@code SEVERAL_MATCH}, {@code NOT_CURRENT}, {@code REFERRED_TO}
     */
    public void delete(Author author, SearchQuery where, Optional<String> ifMatch) {
        alone(where, () -> {
            Optional<Present> present = match(author, where);
            present.ifPresent(it -> retract(author, it, ifMatch));
            return present;
        });
    }

    private void retract(Author author, Present present, Optional<String> ifMatch) {
        requireVersion(ifMatch, present);
        writings.retract(author, present.home(), present.entry().record());
    }

    private <T> T alone(SearchQuery condition, Supplier<T> work) {
        return conditional
                .lockedWithin(PATIENCE, condition.kind(), work)
                .orElseThrow(() -> new ExchangeException(
                        Reason.NOT_TAKEN, "others write resources of this kind by conditions: send it again"));
    }

    private static ChartQuery of(ResourceKey key) {
        return AddressQuery.present(key.toString());
    }

    private SubjectId home(Author author, Draft draft) {
        return only(searches.search(author, of(draft.patientReferredTo())))
                .map(Present::home)
                .orElseThrow(() -> new ExchangeException(
                        Reason.INVALID,
                        "there is no such patient here",
                        List.of(new Issue("reference to Patient", "UNRESOLVED_REFERENCE"))));
    }

    private Optional<Present> match(Author author, SearchQuery query) {
        List<Present> all = all(searches.search(author, query));
        if (all.size() > 1) {
            throw new ExchangeException(Reason.SEVERAL_MATCH, "several resources match the condition");
        }
        return all.stream().findFirst();
    }

    /** Ids are their source's: two patients' bundles may have the same. */
    private static Optional<Present> only(List<FoundIn> found) {
        if (found.size() > 1) {
            throw new ExchangeException(
                    Reason.IDENTIFIER_TAKEN,
                    "several patients' charts have this kind and id: give a condition instead");
        }
        return all(found).stream().findFirst();
    }

    private static List<Present> all(List<FoundIn> found) {
        return found.stream()
                .flatMap(in -> in.entries().stream().map(entry -> new Present(in, entry)))
                .toList();
    }

    private static void requireVersion(Optional<String> ifMatch, Present present) {
        if (ifMatch.filter(version -> !version.equals(present.version())).isPresent()) {
            throw notCurrent();
        }
    }

    private static ExchangeException notCurrent() {
        return new ExchangeException(
                Reason.NOT_CURRENT, "the present version is another than If-Match says: read it and decide again");
    }

    private Saved unchanged(Author author, Present present) {
        ResourceKey key = key(present);
        return new Saved(
                false,
                key,
                server.read(author, key, present.version(), new Subset.Whole()).orElseThrow(FhirWriter::notFound));
    }

    private static ResourceKey key(Present present) {
        String address = present.entry().facts().address();
        int slash = address.indexOf('/');
        return new ResourceKey(address.substring(0, slash), address.substring(slash + 1));
    }

    private static Saved saved(boolean isNew, Draft draft, Written written) {
        StoredResource stored =
                StoredResource.of(written, draft.submission().record().content());
        return new Saved(isNew, draft.key(), stored.answer());
    }

    private static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "no such resource here");
    }
}
