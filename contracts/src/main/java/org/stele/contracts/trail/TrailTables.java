package org.stele.contracts.trail;

import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.TableType;

/** The tables of the trail. Count and entries together prove that a trail is complete. */
public final class TrailTables {
    public static final TableType<TrailKey, TrailEntry> ENTRY =
            TableType.of("trail/entry", TrailKey.class, TrailEntry.class);
    public static final TableType<SubjectId, TrailCount> COUNT =
            TableType.of("trail/count", SubjectId.class, TrailCount.class);

    private TrailTables() {}
}
