package org.stele.vault.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.RandomId;

/**
 * Which indexes mention an address, in memory alone, so that who looks for one does not open everybody's. Of an index that changed
 * it may say too much until that was read, and never too little. It holds some 200 bytes for each address of each index. Safe for
 * use by many threads, none of which waits for the database here.
 */
final class Mentions {
    private final KnownVersions versions;
    private final Map<String, Set<RandomId>> subjects = new HashMap<>();
    private final Map<RandomId, Set<String>> addresses = new HashMap<>();
    /** Those of which what was committed last may not have been read. */
    private final SortedSet<RandomId> changed = new TreeSet<>();

    Mentions(KnownVersions versions) {
        this.versions = versions;
    }

    /** Says that an index changes, before that is committed. */
    synchronized void change(RandomId subject) {
        changed.add(subject);
    }

    /** Those that {@link #read} waits for. */
    synchronized List<RandomId> unread() {
        return List.copyOf(changed);
    }

    /** Takes what an index has, unless it changes at this moment: then it stays among those that may mention anything. */
    synchronized void read(Parts parts) {
        RandomId subject = parts.segment().subject();
        changed.remove(subject);
        if (versions.isSettled(subject, parts.version())) {
            replace(subject, parts.segment().mentioned());
        } else {
            changed.add(subject);
        }
    }

    /** Whose indexes may mention this address, in ascending order. */
    synchronized List<RandomId> of(String address) {
        SortedSet<RandomId> all = new TreeSet<>(changed);
        all.addAll(subjects.getOrDefault(address, Set.of()));
        return new ArrayList<>(all);
    }

    private void replace(RandomId subject, Set<String> mentioned) {
        Set<String> before = addresses.getOrDefault(subject, Set.of());
        for (String address : before) {
            if (!mentioned.contains(address)) {
                subjects.computeIfPresent(address, (_, all) -> without(all, subject));
            }
        }
        for (String address : mentioned) {
            subjects.merge(address, Set.of(subject), Mentions::both);
        }
        addresses.put(subject, mentioned);
    }

    /** Sets of one are the rule, and take the least room. */
    private static Set<RandomId> both(Set<RandomId> some, Set<RandomId> others) {
        if (some.containsAll(others)) {
            return some;
        }
        Set<RandomId> all = new TreeSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    /** As a map's function, null where nobody is left. */
    private static @Nullable Set<RandomId> without(Set<RandomId> all, RandomId subject) {
        Set<RandomId> left = new TreeSet<>(all);
        left.remove(subject);
        return left.isEmpty() ? null : Set.copyOf(left);
    }
}
