package org.stele.wallet.patient;

import java.io.IOException;
import java.util.List;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;

/** Takes an unclaimed subject with a fresh key and the single-use code that the clerk handed over. */
public final class Claim {
    private record Request(SubjectId subject, String code, Bytes payload, List<SignatureEntry> signatures) {}

    private Claim() {}

    /**
     * Claims a subject with fresh keys.
     *
     * @param clerk the seat that issued the code; it stands on the slip beside it
     * @return the patient, whose keys the caller stores at once: no node has them
     */
    public static Holder make(NodeClient custodian, Hash network, SubjectId subject, SeatId clerk, String code)
            throws IOException, NodeProblem {
        Holder fresh = Holder.create(network, subject.author());
        Author key = new Author("key", fresh.signing().verificationKey().toString());
        Envelope claim = fresh.as(key)
                .transaction("identity", "claim", new IdentityCommand.Claim(subject, clerk), custodian.clock());
        custodian.post("/v1/claims", new Request(subject, code, claim.payload(), claim.signatures()));
        return fresh;
    }
}
