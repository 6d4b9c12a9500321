package org.stele.ledger.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.InclusionProof;
import org.stele.crypto.merkle.MerkleLog;
import org.stele.crypto.merkle.StateRoot;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Receipt;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.Location;
import org.stele.ledger.state.StateKey;
import org.stele.ledger.state.StateVersion;
import org.stele.ledger.state.StoredBlock;
import org.stele.ledger.transaction.Envelope;

/** Makes proofs of what is certified. Safe for many threads. */
public final class Prover {
    private final LedgerStore store;
    private final Hash network;

    public Prover(LedgerStore store, Hash network) {
        this.store = store;
        this.network = network;
    }

    /**
     * Proves what stands under a key, or that nothing does.
     *
     * @param key of what is shown
     */
    public Proof proveState(CertifiedHeader header, StateVersion version, StateKey key) {
        Bytes path = Bytes.wrap(version.tree().prove(key.hash()).encode());
        ProofFile.StateClaim claim = new ProofFile.StateClaim(
                StateRoot.CURRENT,
                version.tree().size(),
                key.table(),
                Bytes.wrap(key.key()),
                version.cell(key).stored(),
                path);
        return file(header, claim);
    }

    /** Empty where the transaction is not in a block at or below {@code height}. */
    public Optional<Proof> proveTransaction(Hash transaction, long height) {
        return store.location(transaction)
                .filter(place -> place.height() <= height)
                .flatMap(place -> store.certifiedHeader(place.height())
                        .flatMap(header ->
                                store.block(place.height()).map(block -> file(header, claim(block, place)))));
    }

    /** Empty where the height that the evidence is about is not certified yet. */
    public Optional<Proof> proveLie(Evidence evidence) {
        return store.certifiedHeader(evidence.height())
                .map(header -> file(header, new ProofFile.LieClaim(Bytes.wrap(evidence.encode()))));
    }

    private static ProofFile.TransactionClaim claim(StoredBlock block, Location place) {
        List<Envelope> envelopes = Batch.decode(block.entry()).transactions();
        List<Hash> envelopeLeaves = envelopes.stream().map(Envelope::leafHash).toList();
        List<byte[]> receipts = new ArrayList<>();
        for (int i = 0; i < envelopes.size(); i++) {
            receipts.add(Receipt.CODEC.encode(
                    new Receipt(envelopes.get(i).id(), block.codes().get(i))));
        }
        InclusionProof inTransactions = MerkleLog.proveHashes(envelopeLeaves, place.index());
        InclusionProof inReceipts = MerkleLog.prove(receipts, place.index());
        return new ProofFile.TransactionClaim(
                place.index(),
                envelopes.get(place.index()).encoded(),
                Bytes.wrap(receipts.get(place.index())),
                inTransactions.path(),
                inReceipts.path());
    }

    private Proof file(CertifiedHeader header, ProofFile.Claim claim) {
        return new ProofFile(network, changesUpTo(header.header().height()), header, claim).encode();
    }

    private List<ProofFile.Change> changesUpTo(long height) {
        List<ProofFile.Change> changes = new ArrayList<>();
        for (long from : store.validatorChanges(0)) {
            if (from <= height) {
                CertifiedHeader before = store.certifiedHeader(from - 1)
                        .orElseThrow(
                                () -> new IllegalStateException("the block before " + from + " lacks a certificate"));
                changes.add(new ProofFile.Change(before, store.validators(from)));
            }
        }
        return changes;
    }
}
