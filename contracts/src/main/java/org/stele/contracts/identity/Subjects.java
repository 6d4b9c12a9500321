package org.stele.contracts.identity;

import org.stele.contracts.Codes;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Denied;
import org.stele.ledger.contract.StateReader;

/** What other contracts, and nodes, ask of a subject. */
public final class Subjects {
    private Subjects() {}

    /** Whether {@code key} is one of the subject's keys in force. */
    public static boolean acts(StateReader state, SubjectId id, VerificationKey key) {
        return state.get(IdentityTables.SUBJECT, id)
                .filter(subject -> subject.keys().contains(key))
                .isPresent();
    }

    /**
     * The subject as the state has it.
     *
     * @throws Denied with {@code SUBJECT_UNKNOWN}
     */
    public static Subject require(Context context, SubjectId id) {
        return context.require(IdentityTables.SUBJECT, id, Codes.SUBJECT_UNKNOWN);
    }
}
