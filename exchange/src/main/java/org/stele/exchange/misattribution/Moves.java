package org.stele.exchange.misattribution;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Hash;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.store.Drawer;
import org.stele.formats.release.ChartId;
import org.stele.vault.cabinet.Cabinet;

/** All corrections, by their names. One that is not marked to its end has what it names to itself. */
final class Moves {
    private final Drawer<Move> drawer;

    Moves(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "misattribution", Move.class);
    }

    Optional<Move> find(Hash name) {
        return drawer.find(name);
    }

    void put(Move move) {
        drawer.put(move.name(), move);
    }

    void remove(Hash name) {
        drawer.remove(name);
    }

    List<Move> all() {
        return drawer.all();
    }

    /**
     * That no other correction is at these addresses, which would file them in another chart too. To be asked by who is alone in the chart.
     *
     * @throws ExchangeException {@code NOT_TAKEN}
     */
    void requireFree(ChartId chart, Collection<String> addresses) {
        boolean isTaken = drawer.all().stream()
                .filter(move -> move.chart().equals(chart) && !move.isMarked())
                .anyMatch(move -> !Collections.disjoint(move.addresses(), addresses));
        if (isTaken) {
            throw new ExchangeException(
                    Reason.NOT_TAKEN, "another correction of these has not come to its end: look, and decide again");
        }
    }

    /** Whether all of these were taken out of the chart by corrections, and filed by none. */
    boolean areOut(ChartId chart, List<RecordId> records) {
        Set<RecordId> out = new HashSet<>();
        Set<RecordId> filed = new HashSet<>();
        drawer.all().stream()
                .filter(move -> move.chart().equals(chart))
                .forEach(move -> (move.isFiled() ? filed : out).addAll(move.records()));
        out.removeAll(filed);
        return out.containsAll(records);
    }
}
