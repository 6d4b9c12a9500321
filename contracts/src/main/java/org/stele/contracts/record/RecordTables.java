package org.stele.contracts.record;

import org.stele.contracts.id.RecordId;
import org.stele.ledger.contract.TableType;

/** The table of records. */
public final class RecordTables {
    public static final TableType<RecordId, RecordState> RECORD =
            TableType.of("record/record", RecordId.class, RecordState.class);

    private RecordTables() {}
}
