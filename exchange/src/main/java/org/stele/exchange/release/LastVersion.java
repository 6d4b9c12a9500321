package org.stele.exchange.release;

import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.Change;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordTables;
import org.stele.ledger.CertifiedState;

/** What became of a record in the end, by the ledger: earlier versions of what was an error are no better. */
public final class LastVersion {
    private LastVersion() {}

    /** Why the last version after this one, or itself, should not have been there; empty where it is no error. */
    public static Optional<ErrorReason> error(CertifiedState state, RecordId record) {
        Optional<RecordState> last = state.get(RecordTables.RECORD, record);
        Optional<RecordId> later = last.flatMap(RecordState::change).flatMap(Change::supersededBy);
        while (later.isPresent()) {
            last = state.get(RecordTables.RECORD, later.get());
            later = last.flatMap(RecordState::change).flatMap(Change::supersededBy);
        }
        return last.flatMap(RecordState::change).flatMap(Change::error);
    }
}
