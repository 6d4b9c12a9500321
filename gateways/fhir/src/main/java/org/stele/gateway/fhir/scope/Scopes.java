package org.stele.gateway.fhir.scope;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stele.gateway.fhir.search.query.Address;
import org.stele.vault.segment.Facts;

/**
 * What an application may do: whatever one of its scopes lets be done, and nothing else. Immutable.
 *
 * @param all in the order of their text
 */
public record Scopes(SortedSet<Scope> all) {
    /** How many there are at most: each is asked of each resource that is looked at. */
    public static final int MOST = 64;

    /** Characters; as long as a header may carry beside the rest. */
    private static final int LONGEST = 4_096;

    public Scopes {
        all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
    }

    public static Scopes of(Collection<Scope> some) {
        return new Scopes(new TreeSet<>(some));
    }

    /**
     * Reads what stands in a request or a token: scopes with a blank between them (RFC 6749 §3.3).
     *
     * @return nothing where there is none, or more than {@link #MOST}, or any of them is not understood or cannot be enforced exactly
     */
    public static Optional<Scopes> parse(String text) {
        SortedSet<Scope> all = new TreeSet<>();
        String[] some = text.split(" ", MOST + 1);
        if (text.length() > LONGEST || some.length > MOST) {
            return Optional.empty();
        }
        for (String one : some) {
            Optional<Scope> scope = ScopeReader.read(one);
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            all.add(scope.get());
        }
        return Optional.of(new Scopes(all));
    }

    /** Whether it may be done to some resources of the kind. */
    public boolean allow(String kind, Permission permission) {
        return all.stream().anyMatch(scope -> scope.allows(kind, permission));
    }

    /** Whether it may be done to this resource. */
    public boolean admit(Facts facts, Permission permission) {
        String kind = Address.of(facts).kind();
        return all.stream().anyMatch(scope -> scope.admits(kind, facts, permission));
    }

    /** Whether the others let nothing be done that these do not. */
    public boolean cover(Scopes others) {
        return others.all.stream().allMatch(this::cover);
    }

    private boolean cover(Scope other) {
        return other.permissions().stream()
                .allMatch(permission -> all.stream().anyMatch(scope -> scope.covers(other, permission)));
    }

    @Override
    public String toString() {
        return all.stream().map(Scope::toString).collect(Collectors.joining(" "));
    }
}
