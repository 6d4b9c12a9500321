package org.stele.gateway.fhir.rest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.stele.exchange.search.ChartQuery;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.FhirTransactor.Drafting;
import org.stele.gateway.fhir.rest.PresentResources.Present;
import org.stele.gateway.fhir.search.query.SearchQuery;

/** Which of a transaction's additions are there already, as far as was looked. For one thread. */
final class Found {
    /** What the name of one begins with that was there. */
    static final String FOUND = "=";

    /** What the name of one begins with that was not. */
    static final String ADDED = "+";

    private final List<Addition> additions;
    private final List<Optional<Present>> there;

    Found(List<Addition> additions) {
        this.additions = additions;
        this.there = new ArrayList<>(Collections.nCopies(additions.size(), Optional.empty()));
    }

    /** Looks for those that are added only where they are not there, and were not found yet. */
    void look(Function<SearchQuery, Optional<Present>> finding) {
        for (int i = 0; i < additions.size(); i++) {
            if (there.get(i).isEmpty()) {
                there.set(i, additions.get(i).unless().flatMap(finding));
            }
        }
    }

    /** Whether there are any that may be there in the patient's chart, who is known only once they are read. */
    boolean isUnlooked() {
        return additions.stream()
                .anyMatch(it -> it.unless().isPresent() && !it.kind().equals("Patient"));
    }

    /**
     * Of those that are not there.
     *
     * @param patient whom the transaction is about, where that is known
     */
    List<Draft> drafts(Drafting drafting, Optional<ResourceKey> patient) {
        return drafting.read(keys(), there.stream().map(Optional::isPresent).toList(), patient);
    }

    List<String> kinds() {
        return additions.stream().map(Addition::kind).toList();
    }

    /** What whoever repeats the transaction is answered by. */
    List<String> names() {
        List<ResourceKey> keys = keys();
        return IntStream.range(0, keys.size())
                .mapToObj(i ->
                        (there.get(i).isPresent() ? FOUND : ADDED) + keys.get(i).id())
                .toList();
    }

    /** What was looked for and not found. */
    List<ChartQuery> unless() {
        return IntStream.range(0, additions.size())
                .filter(i -> there.get(i).isEmpty())
                .mapToObj(i -> additions.get(i).unless())
                .<ChartQuery>flatMap(Optional::stream)
                .toList();
    }

    /** Where nothing is added. */
    List<Optional<Saved>> answers(Function<Present, Optional<Saved>> reading) {
        return answers(reading, Collections.emptyIterator());
    }

    /** @param added those that were not there, in their order */
    List<Optional<Saved>> answers(Function<Present, Optional<Saved>> reading, Iterator<Optional<Saved>> added) {
        return there.stream().map(it -> it.map(reading).orElseGet(added::next)).toList();
    }

    private List<ResourceKey> keys() {
        return IntStream.range(0, additions.size())
                .mapToObj(i -> there.get(i)
                        .map(Present::key)
                        .orElseGet(() -> new ResourceKey(
                                additions.get(i).kind(), additions.get(i).id())))
                .toList();
    }
}
