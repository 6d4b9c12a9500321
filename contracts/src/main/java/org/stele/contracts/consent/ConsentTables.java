package org.stele.contracts.consent;

import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.TableType;

/** The tables of what subjects decided. */
public final class ConsentTables {
    public static final TableType<GrantId, Grant> GRANT = TableType.of("consent/grant", GrantId.class, Grant.class);
    public static final TableType<RestrictionId, Restriction> RESTRICTION =
            TableType.of("consent/restriction", RestrictionId.class, Restriction.class);
    public static final TableType<SubjectId, Directives> DIRECTIVES =
            TableType.of("consent/directives", SubjectId.class, Directives.class);
    public static final TableType<ErasureId, ErasureRequest> ERASURE =
            TableType.of("consent/erasure", ErasureId.class, ErasureRequest.class);

    private ConsentTables() {}
}
