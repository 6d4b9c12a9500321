package org.stele.vault.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.database.Database;
import org.stele.vault.journal.Journal;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.OpenedRecord;
import org.stele.vault.opening.Openings;
import org.stele.vault.record.RecordTable;
import org.stele.vault.segment.Segment;
import org.stele.vault.segment.Segments;

/** Walks the whole vault. */
public final class PostgresVaultCheck implements VaultCheck {
    private static final int PORTION = 200;

    private final Database database;
    private final Segments segments;
    private final Openings openings;
    private final Journal journal;

    public PostgresVaultCheck(Database database, Segments segments, Openings openings, Journal journal) {
        this.database = database;
        this.segments = segments;
        this.openings = openings;
        this.journal = journal;
    }

    @Override
    public Findings run(Use use) {
        List<Findings> found = new ArrayList<>();
        for (RandomId subject : segments.subjects()) {
            found.add(guarded(() -> records(use.with(Action.CHECK), segments.of(subject))));
            found.add(guarded(() -> journal(subject)));
        }
        Findings sum = found.stream().reduce(new Findings(0, 0, List.of()), Findings::plus);
        return sum.plus(unindexed(sum.records()));
    }

    private Findings records(Use use, Segment segment) {
        List<RandomId> ids = List.copyOf(segment.entries().keySet());
        List<String> faults = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PORTION) {
            faults.addAll(portion(use, segment, ids.subList(from, Math.min(ids.size(), from + PORTION))));
        }
        return new Findings(ids.size(), 0, faults);
    }

    /** Opens a portion at once, and one by one only where that fails, to tell which. */
    private List<String> portion(Use use, Segment segment, List<RandomId> ids) {
        try {
            return openings.openRestricted(use, segment.subject(), ids).stream()
                    .flatMap(record -> mislabelled(segment, record).stream())
                    .toList();
        } catch (VaultException e) {
            return ids.size() == 1
                    ? List.of(fault(e))
                    : ids.stream()
                            .flatMap(id -> portion(use, segment, List.of(id)).stream())
                            .toList();
        }
    }

    private static Optional<String> mislabelled(Segment segment, OpenedRecord record) {
        return segment.find(record.id())
                .filter(entry -> !entry.labels().equals(record.labels()))
                .map(entry -> "record " + record.id() + " has other labels in its index than in its commitment");
    }

    private Findings journal(RandomId subject) {
        return new Findings(0, journal.entries(subject).size(), List.of());
    }

    private Findings unindexed(long indexed) {
        long stored = database.read(RecordTable::active);
        return stored == indexed
                ? new Findings(0, 0, List.of())
                : new Findings(0, 0, List.of(stored + " active records are stored, " + indexed + " are in an index"));
    }

    private static Findings guarded(Supplier<Findings> check) {
        try {
            return check.get();
        } catch (VaultException e) {
            return new Findings(0, 0, List.of(fault(e)));
        }
    }

    private static String fault(VaultException e) {
        return e.reason() + ": " + e.getMessage();
    }
}
