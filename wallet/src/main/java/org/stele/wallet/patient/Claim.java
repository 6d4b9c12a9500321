package org.stele.wallet.patient;

import java.io.IOException;
import java.util.List;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Subject;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;
import org.stele.formats.proof.StateProofs;
import org.stele.ledger.contract.Author;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Statement;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.StateProofClient;

/** Takes an unclaimed subject with a fresh key and the single-use code that the clerk handed over. */
public final class Claim {
    private record Request(SubjectId subject, String code, Bytes payload, List<SignatureEntry> signatures) {}

    private Claim() {}

    /**
     * Claims a subject with fresh keys that nobody has yet: they are lost if the answer is. Who cannot start over stores keys
     * first and then {@link #post}s them.
     *
     * @param clerk the seat that issued the code; it stands on the slip beside it
     */
    public static Holder make(NodeClient custodian, Hash network, SubjectId subject, SeatId clerk, String code)
            throws IOException, NodeProblem {
        Holder fresh = Holder.create(network, subject.author());
        post(custodian, fresh, clerk, code);
        return fresh;
    }

    /**
     * Claims the holder's subject with the holder's keys, by a new transaction each time: one of before may be void by now. Where
     * one of before went through, the node refuses this one, and {@link #isTaken} says so.
     *
     * @param patient {@code subject:…}, with keys that are stored
     */
    public static void post(NodeClient custodian, Holder patient, SeatId clerk, String code)
            throws IOException, NodeProblem {
        SubjectId subject = SubjectId.parse(patient.author().name());
        Author key = new Author("key", patient.signing().verificationKey().toString());
        Envelope claim = patient.as(key)
                .transaction("identity", "claim", new IdentityCommand.Claim(subject, clerk), custodian.clock());
        custodian.post("/v1/claims", new Request(subject, code, claim.payload(), claim.signatures()));
    }

    /**
     * Whether the ledger has the subject as claimed by the holder's very key.
     *
     * @param node any member's: what it says is checked
     * @throws ProofException where the node's answer does not hold
     */
    public static boolean isTaken(NodeClient node, ProofVerifier verifier, Holder patient)
            throws IOException, NodeProblem, ProofException {
        SubjectId subject = SubjectId.parse(patient.author().name());
        VerificationKey key = patient.signing().verificationKey();
        List<Proof> proofs =
                new StateProofClient(node).fetch(List.of(StateProofs.Key.of(IdentityTables.SUBJECT, subject)));
        Statement statement = verifier.verify(proofs.getFirst()).statement();
        try {
            return Statement.valueOf(statement, IdentityTables.SUBJECT, subject)
                    .map(Subject::keys)
                    .filter(keys -> keys.contains(key))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            throw new ProofException("the node proved something else than it was asked for", e);
        }
    }
}
