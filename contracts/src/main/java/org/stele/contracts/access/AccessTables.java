package org.stele.contracts.access;

import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.PermitId;
import org.stele.ledger.contract.TableType;

/** The tables of permits, broken glass and reviews. */
public final class AccessTables {
    public static final TableType<PermitId, Permit> PERMIT =
            TableType.of("access/permit", PermitId.class, Permit.class);
    public static final TableType<GlassId, Glass> GLASS = TableType.of("access/glass", GlassId.class, Glass.class);
    /** The last glass that a seat broke for a subject. */
    public static final TableType<GlassKey, GlassId> LAST_GLASS =
            TableType.of("access/last-glass", GlassKey.class, GlassId.class);

    public static final TableType<ReviewKey, Review> REVIEW =
            TableType.of("access/review", ReviewKey.class, Review.class);

    private AccessTables() {}
}
