package org.stele.formats.proof;

import org.stele.ledger.proof.ProofException;

/** What a proof file holds. Each kind checks itself. */
public sealed interface ProofContent permits RecordProof, ReleaseProof, AmendmentProof, TrailProof, ErasureProof {
    ProofKind kind();

    /**
     * Checks everything that the content claims.
     *
     * @throws ProofException where any of it does not hold; the message says what, and nothing of the content
     */
    Shown check(Evidence evidence) throws ProofException;
}
