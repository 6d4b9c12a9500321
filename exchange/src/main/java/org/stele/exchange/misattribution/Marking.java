package org.stele.exchange.misattribution;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.ErrorReason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.release.LastVersion;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.exchange.write.Retraction;
import org.stele.exchange.write.Turns;
import org.stele.vault.segment.Segments;

/** Takes records out of the wrong chart, as they were when the correction was begun. */
final class Marking {
    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final InstantSource clock;
    private final Segments segments;
    private final Retraction retraction;
    private final Patients patients;
    private final Turns turns;
    private final Moves moves;
    private final MisreadBook book;

    Marking(Premises premises, Patients patients, Turns turns, Moves moves, MisreadBook book) {
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.clock = premises.clock();
        this.segments = premises.vault().segments();
        this.retraction = new Retraction(premises);
        this.patients = patients;
        this.turns = turns;
        this.moves = moves;
        this.book = book;
    }

    /**
     * Marks what was there. What somebody wrote since is not in the right chart: it stays, and a person hears of it. After this nothing can
     * take the place of what was there, since the ledger replaces present versions only.
     */
    Move mark(Move move) {
        return turns.alone(move.chart(), () -> {
            List<RecordId> standing =
                    move.versions().stream().filter(retraction::isCurrent).toList();
            if (!standing.isEmpty()) {
                retraction.markInError(move.author(), move.chart(), standing, ErrorReason.WRONG_PATIENT);
            }
            List<RecordId> later = later(move);
            if (!later.isEmpty()) {
                book.note(own, patients.home(move.chart()), move.author(), later);
            }
            Move marked = move.markedAt(Instant.ofEpochMilli(clock.millis()));
            moves.put(marked);
            return marked;
        });
    }

    /** By the ledger, which knows of a version before the vault does, and by the vault, where a feed brings the same without a word of it. */
    private List<RecordId> later(Move move) {
        LastVersion versions = new LastVersion(ledger.state());
        Stream<RecordId> ends =
                move.versions().stream().map(record -> versions.of(record).record());
        Stream<RecordId> beside = VaultCalls.call(() -> segments.of(move.chart().value())).entries().values().stream()
                .filter(entry -> move.addresses().contains(entry.facts().address()))
                .map(entry -> new RecordId(entry.record()));
        return Stream.concat(ends, beside)
                .distinct()
                .filter(record -> !move.versions().contains(record))
                .filter(retraction::isCurrent)
                .sorted()
                .toList();
    }
}
