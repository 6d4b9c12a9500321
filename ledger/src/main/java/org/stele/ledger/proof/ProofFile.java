package org.stele.ledger.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.Sha256;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.validator.ValidatorSet;

/**
 * What a proof is made of, as CBOR {@code ["stele/proof/1", network, [change, …], certified header, kind, claim]}, and after
 * that the SHA-256 of it. The latter only tells damage from forgery, and covers what a verifier that trusts a later header
 * skips.
 *
 * @param changes each time that other validators came into force, from the genesis on to the header, in order
 * @param header the certified header that the claim hangs on
 */
record ProofFile(Hash network, List<Change> changes, CertifiedHeader header, Claim claim) {
    private static final String MARK = "stele/proof/1";

    /** @param validators in force after {@code header}, which names them by hash and those before it certified */
    record Change(CertifiedHeader header, ValidatorSet validators) {
        static final Codec<Change> CODEC = Codec.of(Change.class);
    }

    /** What is claimed under the header. */
    sealed interface Claim {}

    /**
     * What stands in the state.
     *
     * @param version of the state's hash rule
     * @param count entries in the whole state
     * @param value empty where nothing stands under the key
     * @param path the sparse tree's proof, in its own encoding
     */
    record StateClaim(int version, long count, String table, Bytes key, Optional<Bytes> value, Bytes path)
            implements Claim {
        static final Codec<StateClaim> CODEC = Codec.of(StateClaim.class);
    }

    /**
     * How a transaction ended.
     *
     * @param transactionPath RFC 9162 inclusion path from the leaf up, the header's count being the size of the tree
     * @param receiptPath likewise
     */
    record TransactionClaim(
            int index, Bytes envelope, Bytes receipt, List<Hash> transactionPath, List<Hash> receiptPath)
            implements Claim {
        static final Codec<TransactionClaim> CODEC = Codec.of(TransactionClaim.class);
    }

    /**
     * That a member lied.
     *
     * @param evidence in its own encoding
     */
    record LieClaim(Bytes evidence) implements Claim {
        static final Codec<LieClaim> CODEC = Codec.of(LieClaim.class);
    }

    Proof encode() {
        CborWriter out = new CborWriter().array(6).text(MARK).bytes(network.unsafeArray());
        out.array(changes.size());
        changes.forEach(change -> Change.CODEC.write(change, out));
        CertifiedHeader.CODEC.write(header, out);
        switch (claim) {
            case StateClaim state -> StateClaim.CODEC.write(state, out.integer(0));
            case TransactionClaim transaction -> TransactionClaim.CODEC.write(transaction, out.integer(1));
            case LieClaim lie -> LieClaim.CODEC.write(lie, out.integer(2));
        }
        return sealed(out.toByteArray());
    }

    static Proof sealed(byte[] content) {
        byte[] file = Arrays.copyOf(content, content.length + Hash.LENGTH);
        System.arraycopy(Sha256.digest(content), 0, file, content.length, Hash.LENGTH);
        return new Proof(Bytes.wrap(file));
    }

    private static byte[] unsealed(Proof proof) {
        int length = Math.max(0, proof.encoded().length() - Hash.LENGTH);
        byte[] content = Arrays.copyOf(proof.encoded().unsafeArray(), length);
        if (!sealed(content).equals(proof)) {
            throw new IllegalArgumentException("it is damaged: its checksum does not match");
        }
        return content;
    }

    /**
     * @throws IllegalArgumentException where the bytes are not the one encoding of a proof
     */
    static ProofFile decode(Proof proof) {
        CborReader in = new CborReader(unsealed(proof));
        in.array(6);
        if (!in.text().equals(MARK)) {
            throw new IllegalArgumentException("it does not begin as a proof does");
        }
        Hash network = Hash.wrap(in.bytes());
        int size = in.array();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            changes.add(Change.CODEC.read(in));
        }
        ProofFile file = new ProofFile(network, changes, CertifiedHeader.CODEC.read(in), readClaim(in));
        in.end();
        if (!file.encode().equals(proof)) {
            throw new IllegalArgumentException("it is not the one encoding of what it says");
        }
        return file;
    }

    private static Claim readClaim(CborReader in) {
        return switch (in.integer(0, 2)) {
            case 0 -> StateClaim.CODEC.read(in);
            case 1 -> TransactionClaim.CODEC.read(in);
            default -> LieClaim.CODEC.read(in);
        };
    }
}
