package org.stele.node.fhir.export;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.exchange.export.Export;
import org.stele.exchange.export.Export.Stage;
import org.stele.ledger.contract.Author;

/** Whose export is worked off next: seats take turns, so that nobody waits for the end of what another asked for. For one thread. */
final class SeatTurns {
    /** How long one is worked off while others wait. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    private final Map<Author, Long> served = new HashMap<>();
    private long turn;

    /**
     * The earliest of the seat that has waited longest; one that comes new goes behind those that wait already.
     *
     * @param all earliest first
     */
    Optional<Export> next(List<Export> all) {
        Map<Author, Export> waiting = waiting(all);
        served.keySet().retainAll(waiting.keySet());
        waiting.keySet().forEach(it -> served.putIfAbsent(it, turn));
        Optional<Export> next =
                waiting.values().stream().min(Comparator.comparing(it -> served.getOrDefault(it.author(), turn)));
        next.ifPresent(it -> served.put(it.author(), ++turn));
        return next;
    }

    /** Whether another seat waits. */
    static boolean isAwaited(List<Export> all, Author present) {
        return waiting(all).keySet().stream().anyMatch(it -> !it.equals(present));
    }

    /** The earliest of each. */
    private static Map<Author, Export> waiting(List<Export> all) {
        Map<Author, Export> waiting = new LinkedHashMap<>();
        all.stream().filter(it -> it.stage() == Stage.WORKING).forEach(it -> waiting.putIfAbsent(it.author(), it));
        return waiting;
    }
}
