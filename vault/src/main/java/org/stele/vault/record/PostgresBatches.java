package org.stele.vault.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.database.Database;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.JournalWriter;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.keys.FreshKey;
import org.stele.vault.keys.Keyring;
import org.stele.vault.keys.SubjectRing;
import org.stele.vault.segment.SegmentEntry;
import org.stele.vault.segment.SegmentStore;
import org.stele.vault.segment.StagedParts;

/** Batches in PostgreSQL. Sealing happens before the transaction, so that it holds no lock. */
public final class PostgresBatches implements Batches {
    private final Database database;
    private final Keyring keyring;
    private final SegmentStore segments;
    private final StagedParts staged;
    private final JournalWriter journal;

    public PostgresBatches(Database database, Keyring keyring, SegmentStore segments, JournalWriter journal) {
        this.database = database;
        this.keyring = keyring;
        this.segments = segments;
        this.staged = new StagedParts(keyring);
        this.journal = journal;
    }

    @Override
    public List<SealedRecord> stage(RandomId batch, List<RecordDraft> drafts) {
        if (drafts.isEmpty()) {
            throw new IllegalArgumentException("a batch holds at least one record");
        }
        Bytes digest = BatchDigest.of(keyring.batchKey(), drafts);
        Optional<List<SealedRecord>> known = database.read(handle -> staged(handle, batch, digest));
        return known.orElseGet(() -> stageNew(batch, digest, drafts));
    }

    private List<SealedRecord> stageNew(RandomId batch, Bytes digest, List<RecordDraft> drafts) {
        Drafts checked = Drafts.checked(drafts, segments);
        Map<RandomId, SubjectRing> rings = keyring.rings(checked.bySubject().keySet());
        List<SealedRow> rows = new ArrayList<>();
        List<FreshKey> keys = new ArrayList<>();
        for (RecordDraft draft : drafts) {
            SealedRow.Keyed sealed = SealedRow.of(ring(rings, draft.subject()), draft);
            rows.add(sealed.row());
            keys.add(sealed.key());
        }
        return database.transact(handle -> {
            if (!BatchTable.insert(handle, batch, BatchState.STAGED, digest)) {
                // Another thread was first: its records are the batch's.
                return staged(handle, batch, digest).orElseThrow();
            }
            RecordTable.insert(handle, batch, rows);
            keyring.store(handle, keys);
            checked.bySubject()
                    .forEach((subject, own) -> staged.put(handle, ring(rings, subject), batch, Drafts.entries(own)));
            return rows.stream()
                    .map(row -> new SealedRecord(row.id(), row.commitment()))
                    .toList();
        });
    }

    private static Optional<List<SealedRecord>> staged(Handle handle, RandomId batch, Bytes digest) {
        return BatchTable.find(handle, batch).map(row -> {
            if (row.state() == BatchState.DISCARDED) {
                throw discarded();
            }
            if (!row.digest().equals(digest)) {
                throw new VaultException(
                        Reason.BATCH_DIFFERS, "a batch of this identifier holds other records: use a fresh identifier");
            }
            return RecordTable.ofBatch(handle, batch);
        });
    }

    @Override
    public void activate(RandomId batch, Use use, Set<RandomId> withdrawn) {
        SortedSet<RandomId> subjects = database.read(handle -> staged.subjects(handle, batch));
        Map<RandomId, SubjectRing> rings = keyring.rings(subjects);
        journal.commit(subjects, handle -> {
            if (stateToActivate(handle, batch) == BatchState.ACTIVE) {
                return List.of();
            }
            List<Event> events = new ArrayList<>();
            for (RandomId subject : subjects) {
                events.add(append(handle, ring(rings, subject), batch, withdrawn, use.with(Action.STORE)));
            }
            staged.remove(handle, batch);
            BatchTable.setState(handle, batch, BatchState.ACTIVE);
            return events;
        });
    }

    private Event append(Handle handle, SubjectRing ring, RandomId batch, Set<RandomId> withdrawn, Use use) {
        List<SegmentEntry> entries = staged.get(handle, ring, batch);
        segments.append(handle, ring, entries, withdrawn);
        return Event.of(
                ring.subject(), use, entries.stream().map(SegmentEntry::record).toList());
    }

    private static BatchState stateToActivate(Handle handle, RandomId batch) {
        BatchState state = BatchTable.lock(handle, batch)
                .map(BatchTable.Row::state)
                .orElseThrow(() -> new VaultException(Reason.NOT_FOUND, "no such batch was staged: stage it first"));
        if (state == BatchState.DISCARDED) {
            throw discarded();
        }
        return state;
    }

    @Override
    public void discard(RandomId batch) {
        database.transact(handle -> {
            if (!BatchTable.insert(handle, batch, BatchState.DISCARDED, Bytes.of(new byte[0]))) {
                discardStaged(handle, batch);
            }
            return batch;
        });
    }

    private void discardStaged(Handle handle, RandomId batch) {
        if (BatchTable.lock(handle, batch).orElseThrow().state() == BatchState.ACTIVE) {
            throw new VaultException(Reason.CONFLICT, "the batch is active: amend or erase its records one by one");
        }
        List<RandomId> records = RecordTable.ofBatch(handle, batch).stream()
                .map(SealedRecord::id)
                .toList();
        keyring.destroy(handle, records);
        RecordTable.delete(handle, records);
        staged.remove(handle, batch);
        BatchTable.setState(handle, batch, BatchState.DISCARDED);
    }

    @Override
    public BatchState state(RandomId batch) {
        return database.read(handle -> BatchTable.find(handle, batch))
                .map(BatchTable.Row::state)
                .orElse(BatchState.UNKNOWN);
    }

    @Override
    public List<SealedRecord> records(RandomId batch) {
        return database.read(handle -> RecordTable.ofBatch(handle, batch));
    }

    @Override
    public List<RandomId> pending() {
        return database.read(BatchTable::pending);
    }

    private static SubjectRing ring(Map<RandomId, SubjectRing> rings, RandomId subject) {
        return Objects.requireNonNull(rings.get(subject));
    }

    private static VaultException discarded() {
        return new VaultException(Reason.CONFLICT, "the batch was discarded: use a fresh identifier");
    }
}
