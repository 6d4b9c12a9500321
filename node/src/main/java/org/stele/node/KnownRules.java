package org.stele.node;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.stele.ledger.rules.Rules;

/**
 * Every version of the rules that this release has, since the genesis: the network selects by height. Each is named in {@code
 * META-INF/services}, so that a release with one more differs in nothing else.
 */
public final class KnownRules {
    private KnownRules() {}

    /** All of them, the oldest first. */
    public static List<Rules> all() {
        return ServiceLoader.load(Rules.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(Rules::version))
                .toList();
    }

    /** The version after which this release cannot go on. */
    public static int newest() {
        return all().getLast().version();
    }
}
