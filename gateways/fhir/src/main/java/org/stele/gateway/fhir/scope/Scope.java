package org.stele.gateway.fhir.scope;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.stele.vault.segment.Facts;

/**
 * One scope on resources. Its text form is that of version 2, whichever it was read from.
 *
 * @param kind of resource, or {@link #ANY}
 * @param permissions at least one
 * @param category {@code system|code}, one of which every resource has that is meant; empty: all of the kind
 */
public record Scope(Context context, String kind, Set<Permission> permissions, Optional<String> category)
        implements Comparable<Scope> {
    public static final String ANY = "*";

    static final String CATEGORY = "category";

    private static final SortedSet<String> NONE = Collections.emptySortedSet();
    private static final Comparator<Scope> BY_TEXT = Comparator.comparing(Scope::toString);

    public Scope {
        permissions = Collections.unmodifiableSet(EnumSet.copyOf(permissions));
    }

    /** Whether this lets it be done to some resources of the kind. */
    boolean allows(String wanted, Permission permission) {
        return isOf(wanted) && permissions.contains(permission);
    }

    /** Whether this lets it be done to this resource of that kind. */
    boolean admits(String wanted, Facts facts, Permission permission) {
        return allows(wanted, permission)
                && category.filter(it ->
                                !facts.terms().getOrDefault(CATEGORY, NONE).contains(it))
                        .isEmpty();
    }

    /** Whether whatever the other lets be done in this way, this does as well. */
    boolean covers(Scope other, Permission permission) {
        return context == other.context
                && allows(other.kind, permission)
                && (category.isEmpty() || category.equals(other.category));
    }

    private boolean isOf(String wanted) {
        return kind.equals(ANY) || kind.equals(wanted);
    }

    @Override
    public int compareTo(Scope other) {
        return BY_TEXT.compare(this, other);
    }

    @Override
    public String toString() {
        String letters =
                permissions.stream().map(it -> String.valueOf(it.letter())).collect(Collectors.joining());
        return context + "/" + kind + "." + letters
                + category.map(it -> "?" + CATEGORY + "=" + it).orElse("");
    }
}
