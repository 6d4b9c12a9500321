package org.stele.exchange.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordCommand;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.Revision;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.segment.SegmentEntry;

/**
 * What is done to a chart together, held against what stands there once all of it is done: what is retracted is referred to by nothing
 * then, and what is changed is what it is changed to. For one thread, in its turn.
 */
final class Revising {
    /** For what is retracted and may not be seen, so that no refusal tells of it. */
    private static final int ROOM = 100;

    private final WritingDesk desk;
    private final Retraction retraction;
    private final ChartId chart;
    private final Together together;
    private final Surroundings around;
    private final NavigableMap<String, SegmentEntry> changed = new TreeMap<>();
    private final Set<String> gone = new TreeSet<>();
    private final List<RecordId> withdrawn = new ArrayList<>();
    private long unseen;

    Revising(WritingDesk desk, Retraction retraction, ChartId chart, Together together) {
        this.desk = desk;
        this.retraction = retraction;
        this.chart = chart;
        this.together = together;
        this.around = desk.around(chart);
    }

    /**
     * What is to be done.
     *
     * @throws ExchangeException as the methods of {@link Writings} do for each
     */
    Revision revision() {
        look();
        requireUnreferred();
        requireNone();
        Revision revision = new Revision(records(), withdrawn);
        int most = withdrawn.isEmpty() ? RecordCommand.MOST : RecordCommand.MOST - ROOM;
        requireFew(revision.named() - unseen, most);
        requireFew(revision.named(), RecordCommand.MOST);
        return revision;
    }

    private static void requireFew(long named, int most) {
        if (named > most) {
            throw new ExchangeException(
                    Reason.INVALID,
                    "together they name more than " + most
                            + " records, with the versions that they replace: send several");
        }
    }

    /** In directory and journal, before the ledger, and once nothing but the ledger can refuse. */
    void note(Author author) {
        together.pieces().stream()
                .flatMap(piece -> piece.patient().stream())
                .forEach(patient -> desk.changeDirectory(author, chart, patient));
        if (!withdrawn.isEmpty()) {
            retraction.note(author, chart, withdrawn, ErrorReason.ENTERED_IN_ERROR);
        }
    }

    private void look() {
        for (Together.Piece piece : together.pieces()) {
            piece.replaces()
                    .map(old -> desk.before(around, old, piece.submission()))
                    .ifPresent(old -> changed.put(old.facts().address(), old));
        }
        for (RecordId present : together.retracted()) {
            String address = desk.current(around, present).facts().address();
            gone.add(address);
            List<RecordId> all =
                    around.allOf(address).stream().filter(retraction::isCurrent).toList();
            withdrawn.addAll(all);
            unseen += all.size() - around.visible(address, all);
        }
    }

    /** By what is neither retracted nor changed; what is written finds it gone. */
    private void requireUnreferred() {
        Set<String> others = new TreeSet<>(gone);
        others.addAll(changed.keySet());
        Surroundings rest = around.without(others);
        if (gone.stream().anyMatch(rest::isReferredTo)) {
            throw new ExchangeException(
                    Reason.REFERRED_TO,
                    "other records of the patient refer to what is retracted: retract those with it");
        }
    }

    private void requireNone() {
        Surroundings rest = around.without(gone);
        if (together.unless().stream()
                .anyMatch(it -> !it.look(rest.index()).entries().isEmpty())) {
            throw new ExchangeException(Reason.NOT_TAKEN, "what you looked for has been written by now: look again");
        }
    }

    private List<Deposits.Deposit> records() {
        List<IncomingRecord> settled = around.without(gone).settle(submissions(), Map.copyOf(changed));
        List<Deposits.Deposit> records = new ArrayList<>();
        for (int i = 0; i < settled.size(); i++) {
            Optional<RecordId> replaces = together.pieces().get(i).replaces();
            records.add(new Deposits.Deposit(settled.get(i), replaces));
        }
        return records;
    }

    private List<Submission> submissions() {
        return together.submissions().stream()
                .map(it -> Optional.ofNullable(changed.get(it.record().facts().address()))
                        .map(it::after)
                        .orElse(it))
                .toList();
    }
}
