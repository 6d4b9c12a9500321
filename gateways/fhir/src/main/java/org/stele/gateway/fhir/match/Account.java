package org.stele.gateway.fhir.match;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** What is known of a person, in the forms that are compared. */
final class Account {
    private final Map<Trait, Set<String>> forms = new EnumMap<>(Trait.class);
    private final int most;

    /** @param terms as the index has them */
    Account(Map<String, SortedSet<String>> terms) {
        int points = 0;
        for (Trait trait : Trait.values()) {
            Set<String> values = terms.getOrDefault(trait.parameter(), Collections.emptySortedSet());
            forms.put(trait, Comparing.form(trait, values));
            points += values.isEmpty() ? 0 : trait.points();
        }
        this.most = points;
    }

    Set<String> values(Trait trait) {
        return forms.getOrDefault(trait, Set.of());
    }

    boolean says(Trait trait) {
        return !values(trait).isEmpty();
    }

    /** The points that could be had by all of which it says something, be it nothing that can be compared. */
    int most() {
        return most;
    }
}
