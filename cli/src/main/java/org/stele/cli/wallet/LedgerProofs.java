package org.stele.cli.wallet;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.stele.cli.CommandFailed;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.RandomId;
import org.stele.ledger.proof.ProofException;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.MemberNames;
import org.stele.wallet.patient.Standing;

/** What the ledger says, by proofs that the role's node hands out. */
record LedgerProofs(StoredRole role, NetworkOptions network) {
    private interface Proving<T> {
        T prove() throws IOException, NodeProblem, ProofException;
    }

    Standing standing(List<RandomId> ids) throws IOException {
        return proven(() -> Standing.of(Conversation.node(role), network.verifier(role), ids));
    }

    MemberNames names(Collection<OrganisationId> members) throws IOException {
        return proven(() -> MemberNames.of(Conversation.node(role), network.verifier(role), members));
    }

    private <T> T proven(Proving<T> work) throws IOException {
        return Conversation.with(role, () -> {
            try {
                return work.prove();
            } catch (ProofException e) {
                throw new CommandFailed("what the node says does not hold: " + e.getMessage(), e);
            }
        });
    }
}
