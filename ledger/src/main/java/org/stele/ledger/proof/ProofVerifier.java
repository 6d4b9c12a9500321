package org.stele.ledger.proof;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.InclusionProof;
import org.stele.crypto.merkle.SparseProof;
import org.stele.crypto.merkle.StateHash;
import org.stele.crypto.merkle.StateRoot;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Header;
import org.stele.ledger.block.Receipt;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.validator.ValidatorSet;

/** Checks proofs offline, with nothing but the genesis, or a later header that is trusted. Safe for many threads. */
public final class ProofVerifier {
    private final Hash network;
    private final long trustedHeight;
    private final ValidatorSet trusted;

    private ProofVerifier(Hash network, long trustedHeight, ValidatorSet trusted) {
        this.network = network;
        this.trustedHeight = trustedHeight;
        this.trusted = trusted;
    }

    public ProofVerifier(Genesis genesis) {
        this(genesis.network(), 0, genesis.validators());
    }

    /**
     * A verifier that starts from the validators in force after a header it trusts, and refuses what is older: proofs by
     * validators that have long left prove nothing to it.
     *
     * @throws IllegalArgumentException where the header does not name these validators
     */
    public static ProofVerifier trusting(Hash network, Header header, ValidatorSet nextValidators) {
        if (!header.nextValidators().equals(nextValidators.hash())) {
            throw new IllegalArgumentException("the trusted header names other validators");
        }
        return new ProofVerifier(network, header.height() + 1, nextValidators);
    }

    /**
     * Checks one proof.
     *
     * @return what the proof shows
     * @throws ProofException where it shows nothing
     */
    public Proven verify(Proof proof) throws ProofException {
        try {
            ProofFile file = ProofFile.decode(proof);
            require(file.network().equals(network), "it is of another network");
            ValidatorSet validators = requireCertified(file);
            Header header = file.header().header();
            return new Proven(header.height(), header.time(), statement(file.claim(), header, validators));
        } catch (IllegalArgumentException e) {
            throw new ProofException("the file is no proof: " + e.getMessage(), e);
        }
    }

    /** The validators in force at the file's header. */
    private ValidatorSet requireCertified(ProofFile file) throws ProofException {
        ValidatorSet validators = trusted;
        long from = trustedHeight;
        for (ProofFile.Change change : file.changes()) {
            Header header = change.header().header();
            if (header.height() < trustedHeight) {
                continue;
            }
            require(header.height() >= from, "its changes of validators are out of order");
            requireCertified(change.header(), validators);
            require(header.nextValidators().equals(change.validators().hash()), "a change names other validators");
            validators = change.validators();
            from = header.height() + 1;
        }
        require(file.header().header().height() >= from, "it is older than the validators that it starts from");
        requireCertified(file.header(), validators);
        return validators;
    }

    private void requireCertified(CertifiedHeader header, ValidatorSet validators) throws ProofException {
        require(
                header.certificate().certifies(network, header.header(), validators),
                "no quorum of the validators in force signed block "
                        + header.header().height());
    }

    private Statement statement(ProofFile.Claim claim, Header header, ValidatorSet validators) throws ProofException {
        return switch (claim) {
            case ProofFile.StateClaim state -> state(state, header);
            case ProofFile.TransactionClaim transaction -> transaction(transaction, header);
            case ProofFile.LieClaim lie -> lied(Evidence.decode(lie.evidence().unsafeArray()), header, validators);
        };
    }

    private Statement lied(Evidence evidence, Header header, ValidatorSet validators) throws ProofException {
        require(
                evidence.convictsOneOf(validators, network, header),
                "what it holds shows no lie of a validator in force at its block");
        return new Statement.Lied(evidence);
    }

    /** A path shows the absence of many keys at once, so that whoever makes the file chooses the table's name: it has its form. */
    private static Statement state(ProofFile.StateClaim claim, Header header) throws ProofException {
        require(TableType.isName(claim.table()), "what it names is no table");
        Hash keyHash = StateHash.key(claim.table(), claim.key().unsafeArray());
        SparseProof path = SparseProof.decode(claim.path().unsafeArray());
        Hash root = path.rootFor(keyHash);
        StateRoot state = new StateRoot(claim.version(), header.height(), claim.count(), root);
        require(claim.version() == StateRoot.CURRENT, "it goes by a hash rule that this verifier lacks");
        require(state.hash().equals(header.state()), "its path does not lead to the block's state");
        if (claim.value().isEmpty()) {
            require(path.verifiesAbsence(root, keyHash), "its path does not show that nothing is there");
            return new Statement.Absent(claim.table(), claim.key());
        }
        Hash valueHash = StateHash.value(claim.value().get().unsafeArray());
        require(path.verifiesPresence(root, keyHash, valueHash), "its path does not lead to the value");
        return new Statement.Present(claim.table(), claim.key(), claim.value().get());
    }

    private static Statement transaction(ProofFile.TransactionClaim claim, Header header) throws ProofException {
        requireIncluded(
                claim.index(), header.count(), claim.transactionPath(), header.transactions(), claim.envelope());
        requireIncluded(claim.index(), header.count(), claim.receiptPath(), header.receipts(), claim.receipt());
        Envelope envelope = Envelope.decode(claim.envelope());
        Receipt receipt = Receipt.CODEC.decode(claim.receipt().unsafeArray());
        require(receipt.transaction().equals(envelope.id()), "its receipt is another transaction's");
        return new Statement.Executed(
                envelope, new FinalReceipt(header.height(), claim.index(), header.time(), receipt));
    }

    private static void requireIncluded(int index, int size, List<Hash> path, Hash root, Bytes leaf)
            throws ProofException {
        InclusionProof inclusion = new InclusionProof(index, size, path);
        require(inclusion.verifies(root, leaf.unsafeArray()), "its path does not lead to the block's root");
    }

    private static void require(boolean condition, String otherwise) throws ProofException {
        if (!condition) {
            throw new ProofException("the file proves nothing: " + otherwise);
        }
    }
}
