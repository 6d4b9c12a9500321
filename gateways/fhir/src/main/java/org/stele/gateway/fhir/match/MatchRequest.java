package org.stele.gateway.fhir.match;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.gateway.fhir.search.query.Address;

/** Who is looked for. Its text form shows nothing of it. Safe for use by many threads. */
public final class MatchRequest implements ChartQuery {
    public static final int MOST = 50;

    /** What other programs take for any character. */
    private static final String WILDCARDS = "*%?_";

    private static final Set<Trait> NAMES = Collections.unmodifiableSet(EnumSet.of(Trait.FAMILY, Trait.GIVEN));

    private final SortedMap<String, SortedSet<String>> terms;
    private final Account asked;
    private final boolean onlyCertain;
    private final int count;

    /**
     * Asks.
     *
     * @param terms of the person, as the index would have them
     * @param onlyCertain whether only the one who is certain is wanted, and nobody where another may be meant
     * @param count how many are wanted, from 1 to {@value #MOST}
     */
    public MatchRequest(SortedMap<String, SortedSet<String>> terms, boolean onlyCertain, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("from 1 to " + MOST + " candidates are told");
        }
        this.terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
        this.asked = new Account(this.terms);
        this.onlyCertain = onlyCertain;
        this.count = count;
    }

    public boolean onlyCertain() {
        return onlyCertain;
    }

    public int count() {
        return count;
    }

    /** Whether it says so much of a person that a candidate may come of it. */
    public boolean isEnough() {
        boolean isNamed = NAMES.stream().anyMatch(asked::says);
        boolean isWhollyNamed = NAMES.stream().allMatch(asked::says);
        return asked.says(Trait.IDENTIFIER)
                || (isNamed
                        && Comparing.wholeDay(asked.values(Trait.BIRTH_DATE)).isPresent())
                || (isWhollyNamed && (asked.says(Trait.TELECOM) || asked.says(Trait.POSTAL_CODE)));
    }

    /** Whether a name has wildcards, or is nothing but initials: that is a guess and no name. */
    public boolean isGuessed() {
        return NAMES.stream().anyMatch(trait -> isGuessed(trait, values(trait)));
    }

    private boolean isGuessed(Trait trait, Set<String> names) {
        return names.stream().anyMatch(MatchRequest::isWild) || (!names.isEmpty() && !asked.says(trait));
    }

    private static boolean isWild(String name) {
        return name.chars().anyMatch(it -> WILDCARDS.indexOf(it) >= 0);
    }

    private Set<String> values(Trait trait) {
        return terms.getOrDefault(trait.parameter(), Collections.emptySortedSet());
    }

    public Likeness likeness(ChartEntry patient) {
        return Likeness.of(asked, new Account(patient.facts().terms()));
    }

    /** Of one who may be seen, finding them tells; where nothing is found, nothing is told of anybody in particular. */
    @Override
    public Look look(ChartIndex chart) {
        List<ChartEntry> found = chart.where(Address.ofKind("Patient")).stream()
                .filter(it -> likeness(it).grade().isPresent())
                .toList();
        return new Look(false, found);
    }

    @Override
    public String toString() {
        return "MatchRequest";
    }
}
