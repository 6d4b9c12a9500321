package org.stele.testkit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.crypto.Hash;

/**
 * Looks for answers that no single order of blocks explains: two states of one height, a transaction at two heights, one that
 * was final and is not there, a write before another that had ended when it began, or a node whose certified height went back.
 */
public final class Contradictions {
    private final List<Event> events;
    private final List<String> found = new ArrayList<>();

    private Contradictions(List<Event> events) {
        this.events = events;
    }

    /** Every contradiction in a history, in words; none where one order explains it. */
    public static List<String> in(History history) {
        Contradictions contradictions = new Contradictions(history.events());
        contradictions.states();
        contradictions.places();
        contradictions.losses();
        contradictions.order();
        contradictions.steps();
        return contradictions.found;
    }

    private void states() {
        Map<Long, Hash> roots = new HashMap<>();
        all(Event.Looked.class).forEach(look -> {
            Hash known = roots.putIfAbsent(look.height(), look.stateRoot());
            if (known != null && !known.equals(look.stateRoot())) {
                found.add("height " + look.height() + " has two states: " + known + " and " + look.stateRoot());
            }
        });
    }

    private void places() {
        Map<Hash, Long> heights = new HashMap<>();
        events.forEach(event -> place(event).ifPresent(height -> {
            Long known = heights.putIfAbsent(transaction(event), height);
            if (known != null && !known.equals(height)) {
                found.add("transaction " + transaction(event) + " is at height " + known + " and at " + height);
            }
        }));
    }

    /** Who was told of a transaction, and whoever looks at that height or above later, finds it. */
    private void losses() {
        Map<Hash, Long> finals = new HashMap<>();
        events.forEach(event -> place(event).ifPresent(height -> finals.put(transaction(event), height)));
        all(Event.Sought.class)
                .filter(sought -> sought.height().isEmpty())
                .filter(sought -> finals.getOrDefault(sought.transaction(), Long.MAX_VALUE) <= sought.certified())
                .forEach(sought -> found.add("transaction " + sought.transaction() + ", final at height "
                        + finals.get(sought.transaction()) + ", is not there at height " + sought.certified()));
    }

    /** What ended before another began stands before it. */
    private void order() {
        List<Event.Wrote> ended = all(Event.Wrote.class)
                .filter(write -> write.height().isPresent())
                .sorted(Comparator.comparingLong(Event.Wrote::told))
                .toList();
        List<Event.Wrote> begun = ended.stream()
                .sorted(Comparator.comparingLong(Event.Wrote::asked))
                .toList();
        int next = 0;
        long highest = -1;
        for (Event.Wrote write : begun) {
            while (next < ended.size() && ended.get(next).told() < write.asked()) {
                highest = Math.max(highest, ended.get(next).height().orElseThrow());
                next++;
            }
            if (write.height().orElseThrow() <= highest) {
                found.add("transaction " + write.transaction() + " is at height "
                        + write.height().orElseThrow() + ", but began when one at height " + highest + " had ended");
            }
        }
    }

    private void steps() {
        Map<String, Long> last = new HashMap<>();
        all(Event.Looked.class).sorted(Comparator.comparingLong(Event::asked)).forEach(look -> {
            Long before = last.put(look.client(), look.height());
            if (before != null && before > look.height()) {
                found.add(look.client() + " saw height " + before + ", then " + look.height());
            }
        });
    }

    private <E extends Event> Stream<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    private static Optional<Long> place(Event event) {
        return switch (event) {
            case Event.Wrote write -> write.height();
            case Event.Sought sought -> sought.height();
            case Event.Looked _ -> Optional.empty();
        };
    }

    private static Hash transaction(Event event) {
        return switch (event) {
            case Event.Wrote write -> write.transaction();
            case Event.Sought sought -> sought.transaction();
            case Event.Looked _ -> throw new IllegalArgumentException("nobody looked for a transaction");
        };
    }
}
