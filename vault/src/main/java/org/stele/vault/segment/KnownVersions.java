package org.stele.vault.segment;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Database;
import org.stele.vault.segment.SegmentTables.Version;

/**
 * The versions of all indexes in memory, so that who looks for something does not ask the database for every one. That holds
 * because this process is the database's sole user and whoever changes an index announces its version before the commit: an
 * announced one is asked for until the database has it, which it has before the writer goes on. Safe for use by many threads.
 */
final class KnownVersions {
    private final Database database;
    private final ConcurrentSkipListMap<RandomId, Known> known = new ConcurrentSkipListMap<>();
    private volatile boolean loaded;

    /** Where it is not settled, what the version will be if a transaction commits. Random, so that none comes twice. */
    private record Known(long version, boolean settled) {}

    KnownVersions(Database database) {
        this.database = database;
    }

    /** Says that a transaction which has not ended gives an index this version. */
    void announce(RandomId subject, long version) {
        known.put(subject, new Known(version, false));
    }

    /** As of the last commit; empty for a subject without an index. */
    OptionalLong of(RandomId subject) {
        load();
        Known one = known.get(subject);
        if (one == null) {
            return OptionalLong.empty();
        }
        if (one.settled()) {
            return OptionalLong.of(one.version());
        }
        Long asked = ask(List.of(subject)).get(subject);
        return asked == null ? OptionalLong.empty() : OptionalLong.of(asked);
    }

    /** Whether this is what was committed last, as far as anybody has seen, and nobody has announced another. */
    boolean isSettled(RandomId subject, long version) {
        return new Known(version, true).equals(known.get(subject));
    }

    /** The first subject from this one on, or of all where none comes after it; empty where there is none at all. */
    Optional<RandomId> from(RandomId subject) {
        load();
        return Optional.ofNullable(known.ceilingKey(subject))
                .or(() -> Optional.ofNullable(known.firstEntry()).map(Map.Entry::getKey));
    }

    /** Of all indexes as of the last commit, in ascending order of subjects. */
    List<Version> all() {
        load();
        List<Map.Entry<RandomId, Known>> seen = List.copyOf(known.entrySet());
        Map<RandomId, Long> asked = ask(seen.stream()
                .filter(one -> !one.getValue().settled())
                .map(Map.Entry::getKey)
                .toList());
        return seen.stream()
                .flatMap(one -> version(one.getKey(), one.getValue(), asked).stream())
                .toList();
    }

    private static Optional<Version> version(RandomId subject, Known one, Map<RandomId, Long> asked) {
        return one.settled()
                ? Optional.of(new Version(subject, one.version()))
                : Optional.ofNullable(asked.get(subject)).map(version -> new Version(subject, version));
    }

    private Map<RandomId, Long> ask(Collection<RandomId> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        return database.read(handle -> {
            Map<RandomId, Long> versions = new HashMap<>();
            SegmentTables.versions(handle, subjects).forEach(it -> versions.put(it.subject(), it.version()));
            if (!handle.isInTransaction()) { // else these may be what is rolled back
                versions.forEach(this::settle);
            }
            return versions;
        });
    }

    private void settle(RandomId subject, long version) {
        known.replace(subject, new Known(version, false), new Known(version, true));
    }

    private void load() {
        if (!loaded) {
            database.read(SegmentTables::versions)
                    .forEach(it -> known.putIfAbsent(it.subject(), new Known(it.version(), true)));
            loaded = true;
        }
    }
}
