package org.stele.contracts.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RestrictionId;

/**
 * Which of a subject's grants and restrictions may count, oldest first: what a decision walks through.
 *
 * @param grants at most 64, neither revoked nor, when the row was last written, over
 * @param restrictions at most 32, none lifted
 */
public record Directives(List<GrantId> grants, List<RestrictionId> restrictions) {
    public static final Directives NONE = new Directives(List.of(), List.of());
    public static final int MOST_GRANTS = 64;
    public static final int MOST_RESTRICTIONS = 32;

    public Directives {
        grants = List.copyOf(grants);
        restrictions = List.copyOf(restrictions);
    }

    Directives keeping(Predicate<GrantId> wanted) {
        return new Directives(grants.stream().filter(wanted).toList(), restrictions);
    }

    Directives with(GrantId grant) {
        return new Directives(added(grants, grant), restrictions);
    }

    Directives without(GrantId grant) {
        return new Directives(removed(grants, grant), restrictions);
    }

    Directives with(RestrictionId restriction) {
        return new Directives(grants, added(restrictions, restriction));
    }

    Directives without(RestrictionId restriction) {
        return new Directives(grants, removed(restrictions, restriction));
    }

    private static <T> List<T> added(List<T> to, T id) {
        List<T> more = new ArrayList<>(to);
        more.add(id);
        return more;
    }

    private static <T> List<T> removed(List<T> from, T id) {
        return from.stream().filter(other -> !other.equals(id)).toList();
    }
}
