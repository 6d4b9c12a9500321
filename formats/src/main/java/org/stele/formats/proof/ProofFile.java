package org.stele.formats.proof;

import java.util.Arrays;
import org.stele.crypto.Bytes;
import org.stele.crypto.Sha256;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;

/**
 * A proof as a file: the deterministic CBOR array {@code ["stele/proof-file/1", kind, content, digest]}, the digest being
 * SHA-256 of the encoded content. The digest finds damage; what the content claims hangs on the ledger's certificates.
 */
public final class ProofFile {
    private static final String FORM = "stele/proof-file/1";

    private ProofFile() {}

    public static Bytes write(ProofContent content) {
        byte[] encoded = encode(content);
        return Bytes.wrap(new CborWriter()
                .array(4)
                .text(FORM)
                .text(content.kind().name())
                .bytes(encoded)
                .bytes(Sha256.digest(encoded))
                .toByteArray());
    }

    /**
     * Reads a file without checking what it claims.
     *
     * @throws ProofException where it is damaged, or of no known form
     */
    public static ProofContent read(Bytes file) throws ProofException {
        try {
            return decode(new CborReader(file.unsafeArray()));
        } catch (IllegalArgumentException e) {
            throw new ProofException("the file is damaged, or no proof file", e);
        }
    }

    /**
     * Reads a file and checks all that it claims.
     *
     * @throws ProofException where any of it does not hold
     */
    public static Shown verify(Bytes file, ProofVerifier verifier) throws ProofException {
        try {
            return read(file).check(new Evidence(verifier));
        } catch (IllegalArgumentException e) {
            throw new ProofException("the file's content is not of its form", e);
        }
    }

    private static ProofContent decode(CborReader in) throws ProofException {
        in.array(4);
        Evidence.require(in.text().equals(FORM), "the file is no proof file of a form that this program knows");
        ProofKind kind = ProofKind.valueOf(in.text());
        byte[] content = in.bytes();
        Evidence.require(Arrays.equals(Sha256.digest(content), in.bytes()), "the file is damaged");
        in.end();
        return codec(kind).decode(content);
    }

    private static Codec<? extends ProofContent> codec(ProofKind kind) {
        return switch (kind) {
            case RECORD -> RecordProof.CODEC;
            case RELEASE -> ReleaseProof.CODEC;
            case AMENDMENT -> AmendmentProof.CODEC;
            case TRAIL -> TrailProof.CODEC;
            case ERASURE -> ErasureProof.CODEC;
        };
    }

    private static byte[] encode(ProofContent content) {
        return switch (content) {
            case RecordProof record -> RecordProof.CODEC.encode(record);
            case ReleaseProof release -> ReleaseProof.CODEC.encode(release);
            case AmendmentProof amendment -> AmendmentProof.CODEC.encode(amendment);
            case TrailProof trail -> TrailProof.CODEC.encode(trail);
            case ErasureProof erasure -> ErasureProof.CODEC.encode(erasure);
        };
    }
}
