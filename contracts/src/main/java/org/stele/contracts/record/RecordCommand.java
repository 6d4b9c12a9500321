package org.stele.contracts.record;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    /**
     * {@code revise}: new records, later versions and errors of one piece of work, all of which stand or nothing.
     *
     * @param sheets as in {@link Commit}, perhaps none
     * @param amendments each as in {@link Amend}
     * @param errors each as in {@link MarkInError}
     */
    record Revise(List<Sheet> sheets, List<Amend> amendments, List<MarkInError> errors) implements RecordCommand {
        public Revise {
            sheets = List.copyOf(sheets);
            amendments = List.copyOf(amendments);
            errors = List.copyOf(errors);
            eachOnce(Stream.of(
                            sheets.stream()
                                    .flatMap(sheet -> sheet.entries().stream())
                                    .map(Entry::id),
                            amendments.stream().map(Amend::record),
                            amendments.stream().map(Amend::supersedes),
                            errors.stream().map(MarkInError::record))
                    .flatMap(ids -> ids)
                    .toList());
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
