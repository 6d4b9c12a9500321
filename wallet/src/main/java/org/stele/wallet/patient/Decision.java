package org.stele.wallet.patient;

import org.stele.contracts.consent.Grant;
import org.stele.contracts.consent.Restriction;

/** A patient's decision as the ledger has it. */
public sealed interface Decision {
    record Granted(Grant grant) implements Decision {}

    record Restricted(Restriction restriction) implements Decision {}

    /** The ledger has nothing of this identifier. */
    record Unknown() implements Decision {}
}
