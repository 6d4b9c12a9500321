package org.stele.gateway.fhir.rest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.search.ChartQuery;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.PresentResources.Present;
import org.stele.gateway.fhir.rest.Step.Deed;

/** What a transaction's steps mean of what is there, as far as was looked. For one thread. */
final class Found implements Entries.Known {
    private static final String PATIENT = "Patient";

    /** What the name of one begins with that was there and is answered as it is. */
    static final String FOUND = "=";

    /** What the name of one begins with that was not there. */
    static final String ADDED = "+";

    /** What the name of one begins with that was changed. */
    static final String CHANGED = "~";

    /** The name of one that is there no more. */
    static final String DELETED = "-";

    private final List<Step> steps;
    private final Entries entries;
    private final Function<Present, Bytes> opening;
    private final List<Optional<Present>> there;
    private final Map<Integer, Bytes> opened = new HashMap<>();
    private Optional<ResourceKey> patient = Optional.empty();
    private boolean isAll;

    /** @param opening opens a present version, whole */
    Found(List<Step> steps, Entries entries, Function<Present, Bytes> opening) {
        this.steps = steps;
        this.entries = entries;
        this.opening = opening;
        this.there = new ArrayList<>(Collections.nCopies(steps.size(), Optional.empty()));
    }

    /**
     * Looks for what is meant.
     *
     * @param finding what a step means; it is asked for those alone that were not found yet
     */
    void look(Function<Step, Optional<Present>> finding) {
        for (int i = 0; i < steps.size(); i++) {
            if (there.get(i).isEmpty()) {
                there.set(i, look(i, finding));
            }
        }
    }

    private Optional<Present> look(int entry, Function<Step, Optional<Present>> finding) {
        try {
            Optional<Present> found = finding.apply(steps.get(entry));
            found.ifPresent(it -> it.require(steps.get(entry).ifMatch()));
            return found;
        } catch (ExchangeException e) {
            throw entries.refused(entry, e);
        }
    }

    /** Whether it may be there in the patient's chart, who is known only once they are read. */
    static boolean isOfAChart(Step step) {
        return step.mayAdd() && !step.kind().equals(PATIENT) && step.where().isPresent();
    }

    boolean isUnlooked() {
        return steps.stream().anyMatch(Found::isOfAChart);
    }

    /** Whether it enters a patient who is not known here. */
    boolean isEntering() {
        return IntStream.range(0, steps.size())
                .anyMatch(i -> steps.get(i).mayAdd() && steps.get(i).kind().equals(PATIENT) && !isThere(i));
    }

    /** That this is the patient. */
    void isAbout(Optional<ResourceKey> theirs) {
        patient = theirs;
    }

    /** That all was looked for. */
    void settle() {
        isAll = true;
        requireThere();
        requireDifferent();
    }

    /** Makes sure that what must be there is, as far as was looked. */
    void requireThere() {
        for (int i = 0; i < steps.size(); i++) {
            if (isAll || !isOfAChart(steps.get(i))) {
                requireThere(i);
            }
        }
    }

    /** What has to be there; what is deleted has not. */
    private void requireThere(int entry) {
        Step step = steps.get(entry);
        boolean isMissing = !isThere(entry) && step.deed() != Deed.DELETE;
        if (isMissing && !step.mayAdd()) {
            throw entries.refused(entry, PresentResources.notFound());
        }
        if (isMissing && step.ifMatch().isPresent()) {
            throw entries.refused(entry, PresentResources.notCurrent());
        }
    }

    /** R4 http.html#trules: what is changed is named once. */
    private void requireDifferent() {
        Set<ResourceKey> named = new HashSet<>();
        Set<ResourceKey> changed = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (isThere(i) || step.isAddressed()) {
                boolean isChanged = step.deed() != Deed.ADD;
                if (changed.contains(key(i)) || (isChanged && named.contains(key(i)))) {
                    throw entries.refused(i, twice(step.kind()));
                }
                named.add(key(i));
                if (isChanged) {
                    changed.add(key(i));
                }
            }
        }
    }

    private static ExchangeException twice(String kind) {
        return new ExchangeException(
                Reason.INVALID,
                "two entries of a transaction mean the same resource, and one changes it: send two transactions",
                List.of(new Issue(kind, "DUPLICATE_IDENTITY")));
    }

    @Override
    public ResourceKey key(int entry) {
        return there.get(entry)
                .map(Present::key)
                .orElseGet(() -> steps.get(entry).key());
    }

    @Override
    public boolean isThere(int entry) {
        return there.get(entry).isPresent();
    }

    @Override
    public boolean isWritten(int entry) {
        return switch (steps.get(entry).deed()) {
            case ADD -> !isThere(entry);
            case UPDATE, PATCH -> true;
            case DELETE -> false;
        };
    }

    @Override
    public Bytes present(int entry) {
        return opened.computeIfAbsent(
                entry, _ -> opening.apply(there.get(entry).orElseThrow(PresentResources::notFound)));
    }

    @Override
    public boolean isAll() {
        return isAll;
    }

    @Override
    public Optional<ResourceKey> patient() {
        return patient;
    }

    List<Step> steps() {
        return steps;
    }

    List<String> kinds() {
        return steps.stream().map(Step::kind).toList();
    }

    Optional<Present> there(int entry) {
        return there.get(entry);
    }

    /** What is there and is changed. */
    List<Present> changed() {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).deed() != Deed.ADD)
                .mapToObj(there::get)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is there and is deleted. */
    List<Present> deleted() {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).deed() == Deed.DELETE)
                .mapToObj(there::get)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The places of what is written. */
    Stream<Integer> written() {
        return IntStream.range(0, steps.size()).filter(this::isWritten).boxed();
    }

    /** What whoever repeats the transaction is answered by. */
    List<String> names() {
        return IntStream.range(0, steps.size()).mapToObj(this::name).toList();
    }

    private String name(int entry) {
        if (steps.get(entry).deed() == Deed.DELETE) {
            return DELETED;
        }
        if (!isWritten(entry)) {
            return FOUND + key(entry).id();
        }
        return (isThere(entry) ? CHANGED : ADDED) + key(entry).id();
    }

    /** What was looked for and not found. */
    List<ChartQuery> unless() {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).mayAdd() && !isThere(i))
                .mapToObj(i -> steps.get(i).where())
                .<ChartQuery>flatMap(Optional::stream)
                .toList();
    }
}
