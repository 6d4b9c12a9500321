package org.stele.wallet.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Permit;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.formats.proof.AmendmentProof;
import org.stele.formats.proof.Evidence;
import org.stele.formats.proof.ProvenRecord;
import org.stele.formats.proof.ReleaseProof;
import org.stele.formats.proof.Shown;
import org.stele.formats.proof.StateProofs;
import org.stele.formats.release.Disclosed;
import org.stele.formats.release.Release;
import org.stele.formats.release.ReleasePackage;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Proven;
import org.stele.ledger.proof.Statement;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.StateProofClient;

/**
 * Opens release packages with the holder's own key and checks them against the ledger: permit, grant, and each record's
 * commitment. Safe for use by many threads.
 */
public final class ReleaseOpener {
    private final StateProofClient states;
    private final ProofVerifier verifier;

    /**
     * @param node any member's
     * @param verifier of the network's genesis, which the holder has from a source of their own
     */
    public ReleaseOpener(NodeClient node, ProofVerifier verifier) {
        this.states = new StateProofClient(node);
        this.verifier = verifier;
    }

    /**
     * Opens a package and checks all of it against the ledger.
     *
     * @throws DecryptionException where the package was sealed to somebody else, or has changed
     * @throws ProofException where a record, the permit or the grant is not what the ledger holds
     */
    public OpenedRelease open(byte[] packed, Holder recipient)
            throws IOException, NodeProblem, DecryptionException, ProofException {
        Release release = ReleasePackage.open(Bytes.wrap(packed), recipient.sealing());
        ReleaseProof proof = prove(release, permit(release.permit()));
        return new OpenedRelease(release, proof, check(proof));
    }

    /**
     * Opens what was released without a quorum: each record is what its custodian committed to. The permit comes onto the ledger
     * later; from then on {@link #open} proves that too.
     *
     * @throws DecryptionException where the package was sealed to somebody else, or has changed
     * @throws ProofException where a record is not what the ledger holds
     */
    public Release openProvisional(byte[] packed, Holder recipient)
            throws IOException, NodeProblem, DecryptionException, ProofException {
        Release release = ReleasePackage.open(Bytes.wrap(packed), recipient.sealing());
        if (!release.records().isEmpty()) {
            List<Proof> proofs = states.fetch(
                    release.records().stream().map(ReleaseOpener::key).toList());
            for (ProvenRecord record : proven(release.records(), proofs)) {
                record.committed(new Evidence(verifier));
            }
        }
        return release;
    }

    /** Proves that {@code after} took the place of {@code before}. */
    public AmendmentProof amendment(Disclosed before, Disclosed after) throws IOException, NodeProblem, ProofException {
        List<Proof> proofs = states.fetch(List.of(key(before), key(after)));
        AmendmentProof proof = new AmendmentProof(
                new ProvenRecord(before, proofs.getFirst()), new ProvenRecord(after, proofs.getLast()));
        proof.check(new Evidence(verifier));
        return proof;
    }

    private Permit permit(PermitId permit) throws IOException, NodeProblem, ProofException {
        Proof proof = states.fetch(List.of(StateProofs.Key.of(AccessTables.PERMIT, permit)))
                .getFirst();
        Proven proven = verifier.verify(proof);
        try {
            return Statement.valueOf(proven.statement(), AccessTables.PERMIT, permit)
                    .orElseThrow(() -> new ProofException("the ledger holds no such permit"));
        } catch (IllegalArgumentException e) {
            throw new ProofException("the node proved something else than the permit", e);
        }
    }

    private ReleaseProof prove(Release release, Permit permit) throws IOException, NodeProblem {
        List<StateProofs.Key> keys = new ArrayList<>();
        keys.add(StateProofs.Key.of(AccessTables.PERMIT, release.permit()));
        keys.add(StateProofs.Key.of(IdentityTables.SUBJECT, permit.subject()));
        permit.grant().ifPresent(id -> keys.add(StateProofs.Key.of(ConsentTables.GRANT, id)));
        int first = keys.size();
        release.records().forEach(record -> keys.add(key(record)));
        List<Proof> proofs = states.fetch(keys);
        return new ReleaseProof(
                release.permit(),
                release.custodian(),
                proofs.getFirst(),
                proofs.get(1),
                permit.grant().map(_ -> proofs.get(2)),
                release.scope(),
                proven(release.records(), proofs.subList(first, proofs.size())));
    }

    private static List<ProvenRecord> proven(List<Disclosed> records, List<Proof> proofs) {
        List<ProvenRecord> proven = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            proven.add(new ProvenRecord(records.get(i), proofs.get(i)));
        }
        return proven;
    }

    private Shown check(ReleaseProof proof) throws ProofException {
        try {
            return proof.check(new Evidence(verifier));
        } catch (IllegalArgumentException e) {
            throw new ProofException("the release is not of its form", e);
        }
    }

    private static StateProofs.Key key(Disclosed record) {
        return StateProofs.Key.of(RecordTables.RECORD, record.record());
    }
}
