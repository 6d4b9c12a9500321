package org.stele.wallet.staff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;

/** Takes records in: a bundle goes to the custodian's node, whoever attests signs, and all of it becomes visible at once. */
public final class IntakeClient {
    private static final String FHIR = "application/fhir+json";

    private final NodeClient node;

    private record Signed(int index, VerificationKey key, Bytes signature) {}

    private record Signatures(List<Signed> signatures) {}

    public IntakeClient(NodeClient node) {
        this.node = node;
    }

    /**
     * Hands in one patient's bundle. Again with the same bytes: the same batch.
     *
     * @param clerk a seat with the power CLERK, or the organisation
     */
    public IntakeBatch take(byte[] bundle, Holder clerk) throws IOException, NodeProblem {
        return Answers.read(node.post("/v1/intake", bundle, FHIR, clerk), IntakeBatch.class);
    }

    /**
     * Signs with every one of {@code attesting} who is asked to, and hands the signatures in.
     *
     * @param attesting by author, at least the batch's signers
     */
    public IntakeBatch sign(IntakeBatch batch, Map<Author, Holder> attesting, Holder clerk)
            throws IOException, NodeProblem {
        List<Signed> signatures = new ArrayList<>();
        for (IntakeBatch.ToSign transaction : batch.transactions()) {
            for (Author signer : transaction.signers()) {
                signatures.add(sign(transaction, holder(attesting, signer)));
            }
        }
        String path = "/v1/intake/" + batch.batch() + "/signatures";
        return Answers.read(node.post(path, new Signatures(signatures), clerk), IntakeBatch.class);
    }

    private static Holder holder(Map<Author, Holder> attesting, Author signer) {
        Holder holder = attesting.get(signer);
        if (holder == null) {
            throw new IllegalArgumentException("nobody here signs for " + signer);
        }
        return holder;
    }

    private static Signed sign(IntakeBatch.ToSign transaction, Holder holder) {
        byte[] signature =
                holder.signing().sign(Domain.TRANSACTION, transaction.payload().unsafeArray());
        return new Signed(transaction.index(), holder.signing().verificationKey(), Bytes.wrap(signature));
    }
}
