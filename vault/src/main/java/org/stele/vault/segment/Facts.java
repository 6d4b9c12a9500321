package org.stele.vault.segment;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the index knows of a record beside its labels. Kept encrypted with the subject's segment, never in a column.
 *
 * @param address the resource's logical identity at this organisation, the same for all its versions: {@code Observation/7f3a…}
 * @param recorded when it was recorded, milliseconds since 1970; retention counts from the day of it, in UTC
 * @param references the addresses of what it refers to, in ascending order
 * @param terms what it can be searched by: the name of a search parameter to its values, in the gateway's own form
 */
public record Facts(
        String address, long recorded, SortedSet<String> references, SortedMap<String, SortedSet<String>> terms) {
    public Facts {
        if (address.isEmpty()) {
            throw new IllegalArgumentException("a record has an address");
        }
        references = Collections.unmodifiableSortedSet(new TreeSet<>(references));
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        terms.forEach((name, values) -> copy.put(name, Collections.unmodifiableSortedSet(new TreeSet<>(values))));
        terms = Collections.unmodifiableSortedMap(copy);
    }

    /** Facts that nothing is referred to in and that cannot be searched by. */
    public static Facts of(String address, long recorded) {
        return new Facts(address, recorded, new TreeSet<>(), new TreeMap<>());
    }
}
