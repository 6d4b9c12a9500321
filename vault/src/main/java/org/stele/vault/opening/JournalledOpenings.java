package org.stele.vault.opening;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.stele.crypto.AeadKey;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.database.Database;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.Journal;
import org.stele.vault.journal.JournalReceipt;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.keys.Keyring;
import org.stele.vault.keys.SubjectRing;
import org.stele.vault.record.RecordSeal;
import org.stele.vault.record.RecordTable;
import org.stele.vault.record.SealedRow;
import org.stele.vault.segment.Segment;
import org.stele.vault.segment.SegmentEntry;
import org.stele.vault.segment.Segments;

/** Opens records after the entry that says so is durable. */
public final class JournalledOpenings implements Openings {
    private static final int AT_A_TIME = 1_000;
    /** Of those that are handed on one by one: few, since each may be large. */
    private static final int IN_MEMORY = 50;

    private final Database database;
    private final Keyring keyring;
    private final Segments segments;
    private final Journal journal;

    public JournalledOpenings(Database database, Keyring keyring, Segments segments, Journal journal) {
        this.database = database;
        this.keyring = keyring;
        this.segments = segments;
        this.journal = journal;
    }

    @Override
    public List<OpenedRecord> open(Use use, RandomId subject, Collection<RandomId> records) {
        return open(use, subject, records, SegmentEntry::readable);
    }

    @Override
    public List<OpenedRecord> openRestricted(Use use, RandomId subject, Collection<RandomId> records) {
        return open(use, subject, records, entry -> true);
    }

    private List<OpenedRecord> open(
            Use use, RandomId subject, Collection<RandomId> records, Predicate<SegmentEntry> allowed) {
        if (records.size() > AT_A_TIME) {
            throw new IllegalArgumentException("at most 1,000 records are opened at a time: ask in portions");
        }
        requireAllowed(subject, records, allowed);
        SubjectRing ring = keyring.ring(subject);
        JournalReceipt receipt = journal.append(Event.of(subject, use, records));
        // A restriction may have come in between; whatever is in the journal before this entry counts.
        requireAllowed(subject, records, allowed);
        return database.read(handle -> {
            Map<RandomId, AeadKey> keys = keyring.recordKeys(handle, ring, receipt);
            Map<RandomId, SealedRow> rows = RecordTable.select(handle, records);
            return records.stream()
                    .map(record -> opened(subject, found(rows, record), found(keys, record)))
                    .toList();
        });
    }

    @Override
    public void openEach(Use use, RandomId subject, Collection<RandomId> records, Consumer<OpenedRecord> to) {
        List<RandomId> there = readable(subject, records);
        if (there.isEmpty()) {
            return;
        }
        SubjectRing ring = keyring.ring(subject);
        JournalReceipt receipt = journal.append(Event.of(subject, use, there));
        Map<RandomId, AeadKey> keys = database.read(handle -> keyring.recordKeys(handle, ring, receipt));
        for (int from = 0; from < there.size(); from += IN_MEMORY) {
            List<RandomId> some = there.subList(from, Math.min(from + IN_MEMORY, there.size()));
            opened(subject, readable(subject, some), keys).forEach(to);
        }
    }

    private List<RandomId> readable(RandomId subject, Collection<RandomId> records) {
        Segment segment = segments.of(subject);
        return records.stream()
                .filter(record ->
                        segment.find(record).filter(SegmentEntry::readable).isPresent())
                .toList();
    }

    private List<OpenedRecord> opened(RandomId subject, List<RandomId> records, Map<RandomId, AeadKey> keys) {
        Map<RandomId, SealedRow> rows = database.read(handle -> RecordTable.select(handle, records));
        return records.stream()
                .filter(record -> rows.containsKey(record) && keys.containsKey(record))
                .map(record -> opened(subject, found(rows, record), found(keys, record)))
                .toList();
    }

    private void requireAllowed(RandomId subject, Collection<RandomId> records, Predicate<SegmentEntry> allowed) {
        Segment segment = segments.of(subject);
        for (RandomId record : records) {
            SegmentEntry entry = segment.find(record).orElseThrow(() -> notFound(record));
            if (!allowed.test(entry)) {
                throw new VaultException(
                        Reason.NOT_READABLE,
                        "record " + record + " is restricted: it is kept for its legal ground only");
            }
        }
    }

    private static OpenedRecord opened(RandomId subject, SealedRow row, AeadKey key) {
        RecordSeal.Plain plain =
                RecordSeal.open(key, row.id(), subject, row.sealed().unsafeArray());
        OpenedRecord record = new OpenedRecord(row.id(), subject, plain.labels(), plain.salt(), plain.content());
        if (!record.commitment().equals(row.commitment())) {
            throw new VaultException(
                    Reason.DAMAGED,
                    "record " + row.id() + " does not match its commitment: restore the database from a backup");
        }
        return record;
    }

    private static <T> T found(Map<RandomId, T> things, RandomId record) {
        T thing = things.get(record);
        if (thing == null) {
            throw notFound(record);
        }
        return thing;
    }

    private static VaultException notFound(RandomId record) {
        return new VaultException(Reason.NOT_FOUND, "record " + record + " is not among the subject's active records");
    }
}
