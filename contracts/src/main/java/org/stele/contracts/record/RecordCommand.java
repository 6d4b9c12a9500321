package org.stele.contracts.record;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Hash;

/** What custodians do with their records. Author: {@code org:<id>}, the custodian; attesting clinicians sign too. */
public sealed interface RecordCommand {
    /** How many records one command names at most, so that its payload stays below 64 KiB. */
    int MOST = 400;

    /**
     * {@code commit}: new records. One that stands already, the same in all, is passed over, so that an import can be
     * resumed.
     *
     * @param sheets together 1 to 400 entries, no record twice
     */
    record Commit(List<Sheet> sheets) implements RecordCommand {
        public Commit {
            sheets = List.copyOf(sheets);
            List<RecordId> ids = sheets.stream()
                    .flatMap(sheet -> sheet.entries().stream())
                    .map(Entry::id)
                    .toList();
            eachOnce(ids);
        }
    }

    /** {@code amend}: a new version takes the place of a current one. */
    record Amend(RecordId record, Hash commitment, Attestor attestor, RecordId supersedes, AmendReason reason)
            implements RecordCommand {
        public Amend {
            if (record.equals(supersedes)) {
                throw new IllegalArgumentException("a version does not supersede itself");
            }
        }
    }

    /** {@code markInError}: a current record should not have been there. */
    record MarkInError(RecordId record, ErrorReason reason) implements RecordCommand {}

    /**
     * {@code tombstone}: the author destroyed keys and salts of its records. One erased already is passed over.
     *
     * @param records 1 to 400, none twice
     */
    record Tombstone(List<RecordId> records, ErasureGround ground) implements RecordCommand {
        public Tombstone {
            records = List.copyOf(records);
            eachOnce(records);
        }
    }

    private static void eachOnce(List<RecordId> ids) {
        Set<RecordId> distinct = new LinkedHashSet<>(ids);
        if (ids.isEmpty() || ids.size() > MOST || distinct.size() < ids.size()) {
            throw new IllegalArgumentException("a command names 1 to 400 records, none twice");
        }
    }
}
