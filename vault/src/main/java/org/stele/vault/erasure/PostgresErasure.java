package org.stele.vault.erasure;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.database.Database;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.JournalWriter;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.keys.Keyring;
import org.stele.vault.keys.SubjectRing;
import org.stele.vault.retention.Decision;
import org.stele.vault.retention.RetentionTable;
import org.stele.vault.segment.Restriction;
import org.stele.vault.segment.Segment;
import org.stele.vault.segment.SegmentEntry;
import org.stele.vault.segment.SegmentStore;

/** Ends records in PostgreSQL. */
public final class PostgresErasure implements Erasure {
    private final Database database;
    private final Keyring keyring;
    private final SegmentStore segments;
    private final JournalWriter journal;
    private final RetentionDesk desk;
    private final Destruction destruction;

    public PostgresErasure(
            Database database,
            Keyring keyring,
            SegmentStore segments,
            JournalWriter journal,
            RetentionTable table,
            InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.segments = segments;
        this.journal = journal;
        this.desk = new RetentionDesk(table, clock);
        this.destruction = new Destruction(keyring, segments);
    }

    @Override
    public Decision decide(RandomId subject, RandomId record) {
        return desk.decide(entry(segments.of(subject), record));
    }

    @Override
    public Outcome request(Use use, RandomId subject, RandomId record) {
        SubjectRing ring = keyring.ring(subject);
        AtomicReference<Outcome> outcome = new AtomicReference<>(new Outcome.Erased(new Tombstone(record)));
        journal.commit(List.of(subject), handle -> {
            Optional<SegmentEntry> entry = segments.lock(handle, ring).find(record);
            if (entry.isEmpty() && Tombstones.has(handle, record)) {
                return List.of();
            }
            Decision decision = desk.decide(entry.orElseThrow(() -> notFound(record)));
            outcome.set(outcome(decision, record));
            return List.of(carryOut(handle, ring, record, decision, use));
        });
        return Objects.requireNonNull(outcome.get());
    }

    private Event carryOut(Handle handle, SubjectRing ring, RandomId record, Decision decision, Use use) {
        return switch (decision) {
            case Decision.Erase erase -> {
                destruction.destroy(handle, ring, Set.of(record));
                yield event(ring, use, Action.ERASE, Set.of(record));
            }
            case Decision.RestrictUntil until -> {
                restrict(handle, ring, record, new Restriction(until.day(), until.ground()));
                yield event(ring, use, Action.RESTRICT, Set.of(record));
            }
            case Decision.Refuse refuse ->
                Event.refused(ring.subject(), use.with(Action.ERASE), List.of(record), refuse.ground());
        };
    }

    private static Outcome outcome(Decision decision, RandomId record) {
        return switch (decision) {
            case Decision.Erase erase -> new Outcome.Erased(new Tombstone(record));
            case Decision.RestrictUntil until -> new Outcome.RestrictedUntil(until.day(), until.ground());
            case Decision.Refuse refuse -> new Outcome.Refused(refuse.ground());
        };
    }

    @Override
    public void restrict(Use use, RandomId subject, RandomId record, Restriction restriction) {
        SubjectRing ring = keyring.ring(subject);
        journal.commit(List.of(subject), handle -> {
            entry(segments.lock(handle, ring), record);
            restrict(handle, ring, record, restriction);
            return List.of(event(ring, use, Action.RESTRICT, Set.of(record)));
        });
    }

    private void restrict(Handle handle, SubjectRing ring, RandomId record, Restriction by) {
        segments.change(handle, ring, Set.of(record), entry -> Optional.of(entry.restricted(by)));
    }

    @Override
    public void hold(Use use, RandomId subject, Collection<RandomId> records, RandomId hold) {
        SubjectRing ring = keyring.ring(subject);
        journal.commit(List.of(subject), handle -> {
            Segment segment = segments.lock(handle, ring);
            records.forEach(record -> entry(segment, record));
            return List.of(changeHolds(handle, ring, use, Set.copyOf(records), holds -> holds.add(hold)));
        });
    }

    @Override
    public void release(Use use, RandomId subject, RandomId hold) {
        SubjectRing ring = keyring.ring(subject);
        journal.commit(List.of(subject), handle -> {
            Set<RandomId> held = segments.lock(handle, ring).entries().values().stream()
                    .filter(entry -> entry.holds().contains(hold))
                    .map(SegmentEntry::record)
                    .collect(Collectors.toSet());
            return List.of(changeHolds(handle, ring, use, held, holds -> holds.remove(hold)));
        });
    }

    private Event changeHolds(Handle handle, SubjectRing ring, Use use, Set<RandomId> records, HoldChange change) {
        segments.change(handle, ring, records, entry -> {
            SortedSet<RandomId> holds = new TreeSet<>(entry.holds());
            change.apply(holds);
            return Optional.of(entry.withHolds(holds));
        });
        return event(ring, use, Action.HOLD, records);
    }

    @Override
    public List<Tombstone> tombstones() {
        return database.read(Tombstones::all);
    }

    @Override
    public int replay(Use use, Collection<Tombstone> tombstones) {
        return new Replay(database, keyring, segments, journal, destruction).run(use.with(Action.ERASE), tombstones);
    }

    @Override
    public void scrub() {
        new Scrubber(database).run();
    }

    private static Event event(SubjectRing ring, Use use, Action action, Set<RandomId> records) {
        return Event.of(ring.subject(), use.with(action), records);
    }

    private static SegmentEntry entry(Segment segment, RandomId record) {
        return segment.find(record).orElseThrow(() -> notFound(record));
    }

    private static VaultException notFound(RandomId record) {
        return new VaultException(Reason.NOT_FOUND, "record " + record + " is not among the subject's active records");
    }

    private interface HoldChange {
        boolean apply(SortedSet<RandomId> holds);
    }
}
