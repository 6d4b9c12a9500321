package org.stele.contracts.identity;

import org.stele.contracts.id.MandateId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.TableType;

/** The tables of subjects, seats and mandates. */
public final class IdentityTables {
    public static final TableType<SeatId, Seat> SEAT = TableType.of("identity/seat", SeatId.class, Seat.class);
    public static final TableType<SubjectId, Subject> SUBJECT =
            TableType.of("identity/subject", SubjectId.class, Subject.class);
    public static final TableType<VerificationKey, KeyOwner> KEY =
            TableType.of("identity/key", VerificationKey.class, KeyOwner.class);
    public static final TableType<SeatKey, FormerKey> FORMER_KEY =
            TableType.of("identity/former-key", SeatKey.class, FormerKey.class);
    public static final TableType<SubjectId, ClaimOffer> OFFER =
            TableType.of("identity/offer", SubjectId.class, ClaimOffer.class);
    public static final TableType<MandateId, Mandate> MANDATE =
            TableType.of("identity/mandate", MandateId.class, Mandate.class);

    private IdentityTables() {}
}
