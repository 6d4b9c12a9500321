package org.stele.ledger.toy;

import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.validator.ValidatorSet;

/** The toy contract's tables. */
public final class ToyTables {
    public static final TableType<RandomId, Hash> RECORDS = TableType.of("stone/record", RandomId.class, Hash.class);
    public static final TableType<RandomId, Long> KNOCKS = TableType.of("stone/knock", RandomId.class, Long.class);
    public static final TableType<String, VerificationKey> KEYS =
            TableType.of("stone/key", String.class, VerificationKey.class);
    public static final TableType<String, ValidatorSet> VALIDATORS =
            TableType.of("stone/validators", String.class, ValidatorSet.class);
    public static final TableType<String, PlannedRules> RULES =
            TableType.of("stone/rules", String.class, PlannedRules.class);

    /** The version that takes effect at a height. */
    public record PlannedRules(int version, long height) {}

    public static final TableType<String, PlannedEpoch> EPOCH =
            TableType.of("stone/epoch", String.class, PlannedEpoch.class);

    /** The epoch that begins at a height. */
    public record PlannedEpoch(long epoch, long height) {}

    private ToyTables() {}
}
