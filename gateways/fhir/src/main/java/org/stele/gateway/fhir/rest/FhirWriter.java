package org.stele.gateway.fhir.rest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.Searches;
import org.stele.exchange.store.Locks;
import org.stele.exchange.write.Writings;
import org.stele.exchange.write.Written;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.PresentResources.Present;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.ledger.contract.Author;

/**
 * Writes into the charts of an organisation's own patients. What may not be seen is as if it were not there, in conditions too. What
 * proposes a grant is refused in every way ({@code INVALID}).
 * What depends on a search is done one at a time for each kind, so that two that ask for the same find each other. Safe for use by
 * many threads.
 *
 * <p>Every method throws {@link ExchangeException} as {@link Writings} does; those with a search {@code NOT_TAKEN} where others
 * are at it for too long.
 */
public final class FhirWriter {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ChartQuery NOTHING = _ -> new ChartQuery.Look(false, List.of());

    private final PresentResources present;
    private final FhirServer server;
    private final Writings writings;
    private final Locks conditional = new Locks();

    public FhirWriter(Searches searches, Writings writings) {
        this.present = new PresentResources(searches);
        this.server = new FhirServer(searches);
        this.writings = writings;
    }

    /** Adds a resource under the key that the draft has, which is a new one. */
    public Saved create(Author author, Draft draft) {
        return create(author, draft, NOTHING);
    }

    private Saved create(Author author, Draft draft, ChartQuery unless) {
        draft.requireRecord();
        Written written = draft.patient().isPresent()
                ? writings.enrol(author, draft.patient().get(), draft.submission())
                : writings.create(author, home(author, draft), draft.submission(), unless);
        return saved(true, draft, written);
    }

    /**
     * Adds a resource unless a search finds one, which is then answered (R4 http.html#ccreate). Where it is no Patient, the search looks
     * into the chart alone in which it would lie: what another patient has is no reason not to add it.
     *
     * @throws ExchangeException {@code SEVERAL_MATCH}
     */
    public Saved createUnless(Author author, Draft draft, SearchQuery unless) {
        return alone(
                unless,
                () -> match(author, place(draft), unless)
                        .map(found -> unchanged(author, found))
                        .orElseGet(() -> create(author, draft, unless)));
    }

    private static Optional<ResourceKey> place(Draft draft) {
        return draft.patient().isPresent() ? Optional.empty() : Optional.of(draft.patientReferredTo());
    }

    private Optional<Present> match(Author author, Optional<ResourceKey> patient, SearchQuery query) {
        return patient.map(it -> present.match(author, query, it)).orElseGet(() -> present.match(author, query));
    }

    /**
     * Puts a version in the place of the present one.
     *
     * @param ifMatch the version that must be the present one
     * @throws ExchangeException {@code NOT_FOUND}, {@code NOT_CURRENT}
     */
    public Saved update(Author author, Draft draft, Optional<String> ifMatch) {
        Present old = present.at(author, draft.key()).orElseThrow(PresentResources::notFound);
        return update(author, draft, old, ifMatch);
    }

    /** As the other, of what was found already: others may have the same kind and id. */
    Saved update(Author author, Draft draft, Present old, Optional<String> ifMatch) {
        draft.requireRecord();
        old.require(ifMatch);
        Written written = draft.patient().isPresent()
                ? writings.update(
                        author,
                        old.home(),
                        old.entry().record(),
                        draft.patient().get(),
                        draft.submission())
                : writings.update(author, old.home(), old.entry().record(), draft.submission());
        return saved(false, draft, written);
    }

    /**
     * Puts a version in the place of what a search finds; adds it where the search finds nothing (R4 http.html#cond-update). The search
     * looks where that of {@link #createUnless} does.
     *
     * @param patient to whom what was sent refers, where it refers to one
     * @param reading reads what was sent for the key that was found
     * @throws ExchangeException {@code SEVERAL_MATCH}, {@code NOT_CURRENT}
     */
    public Saved update(
            Author author,
            Optional<ResourceKey> patient,
            SearchQuery where,
            Optional<String> ifMatch,
            Function<Optional<ResourceKey>, Draft> reading) {
        Optional<ResourceKey> key = match(author, patient, where).map(Present::key);
        Draft draft = reading.apply(key);
        return alone(where, () -> {
            Optional<Present> found = match(author, patient, where);
            if (!found.map(Present::key).equals(key)) {
                throw new ExchangeException(Reason.NOT_TAKEN, "the condition finds another by now: send it again");
            }
            if (found.isEmpty() && ifMatch.isPresent()) {
                throw PresentResources.notCurrent();
            }
            return found.map(it -> update(author, draft, it, ifMatch)).orElseGet(() -> create(author, draft, where));
        });
    }

    /**
     * Retracts a resource, where it is there.
     *
     * @throws ExchangeException {@code NOT_CURRENT}, {@code REFERRED_TO}
     */
    public void delete(Author author, ResourceKey key, Optional<String> ifMatch) {
        present.at(author, key).ifPresent(old -> retract(author, old, ifMatch));
    }

    /**
     * Retracts what a search finds, where it finds something.
     *
     * @throws ExchangeException {@code SEVERAL_MATCH}, {@code NOT_CURRENT}, {@code REFERRED_TO}
     */
    public void delete(Author author, SearchQuery where, Optional<String> ifMatch) {
        alone(where, () -> {
            Optional<Present> found = present.match(author, where);
            found.ifPresent(it -> retract(author, it, ifMatch));
            return found;
        });
    }

    private void retract(Author author, Present old, Optional<String> ifMatch) {
        old.require(ifMatch);
        writings.retract(author, old.home(), old.entry().record());
    }

    private <T> T alone(SearchQuery condition, Supplier<T> work) {
        return alone(condition.kind(), work);
    }

    /** Does something that depends on searches for resources of these kinds while nobody else does. */
    <T> T alone(SortedSet<String> kinds, Supplier<T> work) {
        return kinds.isEmpty()
                ? work.get()
                : alone(kinds.first(), () -> alone(kinds.tailSet(kinds.first() + "\0"), work));
    }

    private <T> T alone(String kind, Supplier<T> work) {
        return conditional
                .lockedWithin(PATIENCE, kind, work)
                .orElseThrow(() -> new ExchangeException(
                        Reason.NOT_TAKEN, "others write resources of this kind by conditions: send it again"));
    }

    /**
     * In whose chart it would lie.
     *
     * @throws ExchangeException {@code INVALID} where it refers to no patient whom the author may see, or to several
     */
    public SubjectId home(Author author, Draft draft) {
        return present.at(author, draft.patientReferredTo()).map(Present::home).orElseThrow(FhirWriter::noSuchPatient);
    }

    static ExchangeException noSuchPatient() {
        return new ExchangeException(
                Reason.INVALID,
                "there is no such patient here",
                List.of(new Issue("reference to Patient", "UNRESOLVED_REFERENCE")));
    }

    private Saved unchanged(Author author, Present found) {
        return new Saved(
                false,
                found.key(),
                server.read(author, found.home(), found.key()).orElseThrow(PresentResources::notFound));
    }

    static Saved saved(boolean isNew, Draft draft, Written written) {
        StoredResource stored =
                StoredResource.of(written, draft.submission().record().content());
        return new Saved(isNew, draft.key(), stored.answer());
    }
}
