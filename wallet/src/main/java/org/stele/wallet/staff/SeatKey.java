package org.stele.wallet.staff;

import java.io.IOException;
import java.util.List;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.formats.proof.StateProofs;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Statement;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.StateProofClient;

/** The key with which somebody sits in a seat. */
public final class SeatKey {
    private SeatKey() {}

    /**
     * Whether the ledger has the holder's seat with the holder's very key, at the organisation whose node this is.
     *
     * @param seat {@code seat:…}
     * @throws ProofException where the node's answer does not hold
     */
    public static boolean isOf(NodeClient node, ProofVerifier verifier, Holder seat)
            throws IOException, NodeProblem, ProofException {
        SeatId id = SeatId.parse(seat.author().name());
        List<Proof> proofs = new StateProofClient(node).fetch(List.of(StateProofs.Key.of(IdentityTables.SEAT, id)));
        Statement statement = verifier.verify(proofs.getFirst()).statement();
        try {
            return Statement.valueOf(statement, IdentityTables.SEAT, id)
                    .filter(known -> known.organisation().value().equals(node.node()))
                    .filter(known -> known.key().equals(seat.signing().verificationKey()))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            throw new ProofException("the node proved something else than it was asked for", e);
        }
    }
}
