package org.stele.exchange.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.Change;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordTables;
import org.stele.ledger.CertifiedState;

/**
 * What became of records in the end, by the ledger at one height: earlier versions of what was an error are no better. It reads each record
 * once, however many of its versions are asked about: one for a chart, not one for a record. Not safe for use by many threads.
 */
public final class LastVersion {
    /** A record as it stands. */
    public record Last(RecordId record, Optional<RecordState> state) {}

    private final CertifiedState state;
    private final Map<RecordId, Last> lasts = new HashMap<>();

    public LastVersion(CertifiedState state) {
        this.state = state;
    }

    /** The last version after this one, or itself. */
    public Last of(RecordId record) {
        List<RecordId> way = new ArrayList<>();
        Optional<RecordId> next = Optional.of(record);
        Last last = new Last(record, Optional.empty());
        while (next.isPresent()) {
            RecordId here = next.get();
            Last known = lasts.get(here);
            if (known != null) {
                last = known;
                break;
            }
            way.add(here);
            last = new Last(here, state.get(RecordTables.RECORD, here));
            next = last.state().flatMap(RecordState::change).flatMap(Change::supersededBy);
        }
        for (RecordId passed : way) {
            lasts.put(passed, last);
        }
        return last;
    }

    /** Why the last version after this one, or itself, should not have been there; empty where it is no error. */
    public Optional<ErrorReason> error(RecordId record) {
        return of(record).state().flatMap(RecordState::change).flatMap(Change::error);
    }
}
