package org.stele.contracts.credential;

import java.time.Instant;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.network.Members;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.StateReader;

/** What other contracts, and anyone, ask of a licence. */
public final class Licences {
    private Licences() {}

    /** Whether {@code holder} has the licence, it counts at {@code time}, and its board still is a member. */
    public static boolean inForce(StateReader state, CredentialId id, VerificationKey holder, Instant time) {
        return state.get(CredentialTables.LICENCE, id)
                .filter(licence -> licence.inForce(holder, time))
                .filter(licence -> Members.inForce(state, licence.board()))
                .isPresent();
    }
}
