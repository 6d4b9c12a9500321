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
 * was final and is not there, a write before another that had ended when it began, a node whose certified height went back, or a
 * confirmed read that did not see what was final when it began, or saw what was not yet asked for.
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
        events.stream().flatMap(event -> Seen.of(event).stream()).forEach(seen -> {
            Hash known = roots.putIfAbsent(seen.height(), seen.stateRoot());
            if (known != null && !known.equals(seen.stateRoot())) {
                found.add("height " + seen.height() + " has two states: " + known + " and " + seen.stateRoot());
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

    /** What ended before another began stands before it: writes in blocks of their own, confirmed reads at a block or after it. */
    private void order() {
        List<Point> ended = Stream.concat(
                        all(Event.Wrote.class).flatMap(write -> Point.of(write).stream()),
                        all(Event.Confirmed.class).map(Point::of))
                .sorted(Comparator.comparingLong(Point::told))
                .toList();
        List<Point> begun =
                ended.stream().sorted(Comparator.comparingLong(Point::asked)).toList();
        int next = 0;
        long highest = -1;
        for (Point point : begun) {
            while (next < ended.size() && ended.get(next).told() < point.asked()) {
                highest = Math.max(highest, ended.get(next).height());
                next++;
            }
            if (point.height() < highest || (point.isWrite() && point.height() == highest)) {
                found.add(point.what() + " is at height " + point.height() + ", but began when what is at height "
                        + highest + " had ended");
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
            case Event.Looked _, Event.Confirmed _ -> Optional.empty();
        };
    }

    private static Hash transaction(Event event) {
        return switch (event) {
            case Event.Wrote write -> write.transaction();
            case Event.Sought sought -> sought.transaction();
            case Event.Looked _, Event.Confirmed _ ->
                throw new IllegalArgumentException("nobody looked for a transaction");
        };
    }

    /** A state that somebody saw. */
    private record Seen(long height, Hash stateRoot) {
        static Optional<Seen> of(Event event) {
            return switch (event) {
                case Event.Looked look -> Optional.of(new Seen(look.height(), look.stateRoot()));
                case Event.Confirmed read -> Optional.of(new Seen(read.height(), read.stateRoot()));
                case Event.Wrote _, Event.Sought _ -> Optional.empty();
            };
        }
    }

    /** Something that took effect between two times, at a height. */
    private record Point(long asked, long told, long height, boolean isWrite, String what) {
        static Optional<Point> of(Event.Wrote write) {
            return write.height()
                    .map(height ->
                            new Point(write.asked(), write.told(), height, true, "transaction " + write.transaction()));
        }

        static Point of(Event.Confirmed read) {
            return new Point(read.asked(), read.told(), read.height(), false, "a confirmed read by " + read.client());
        }
    }
}
