package org.stele.wallet.http;

import java.io.IOException;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.formats.proof.StateProofs;
import org.stele.ledger.proof.Proof;

/** Fetches proofs of the ledger's state, from any member's node: what they show does not depend on who hands them over. */
public final class StateProofClient {
    private final NodeClient node;

    public StateProofClient(NodeClient node) {
        this.node = node;
    }

    /** One proof for each key, in their order, all of one height. */
    public List<Proof> fetch(List<StateProofs.Key> keys) throws IOException, NodeProblem {
        byte[] answer = node.postForBytes("/v1/proofs/state", new StateProofs.Request(keys));
        List<Proof> proofs = read(answer).proofs();
        if (proofs.size() != keys.size()) {
            throw new IOException("the node sent " + proofs.size() + " proofs for " + keys.size() + " keys");
        }
        return proofs;
    }

    private static StateProofs read(byte[] answer) throws IOException {
        try {
            return StateProofs.decode(Bytes.wrap(answer));
        } catch (IllegalArgumentException e) {
            throw new IOException("the node's answer holds no proofs: is it of another version?", e);
        }
    }
}
