package org.stele.exchange.misattribution;

import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.ErrorReason;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.exchange.write.Retraction;
import org.stele.exchange.write.Turns;
import org.stele.vault.segment.Segments;

/** Takes records out of the wrong chart. */
final class Marking {
    private final Segments segments;
    private final Retraction retraction;
    private final Turns turns;
    private final Drawer<Move> moves;

    Marking(Premises premises, Turns turns, Drawer<Move> moves) {
        this.segments = premises.vault().segments();
        this.retraction = new Retraction(premises);
        this.turns = turns;
        this.moves = moves;
    }

    /** Whatever stands at their addresses by now: a version that came since is as wrong there. */
    Move mark(Move move) {
        return turns.alone(move.chart(), () -> {
            List<RecordId> all = VaultCalls.call(() -> segments.of(move.chart().value())).entries().values().stream()
                    .filter(entry -> move.addresses().contains(entry.facts().address()))
                    .map(entry -> new RecordId(entry.record()))
                    .toList();
            List<RecordId> standing = all.stream().filter(retraction::isCurrent).toList();
            if (!standing.isEmpty()) {
                retraction.markInError(move.author(), move.chart(), standing, ErrorReason.WRONG_PATIENT);
            }
            Move marked = move.marked(all);
            moves.put(move.name(), marked);
            return marked;
        });
    }
}
