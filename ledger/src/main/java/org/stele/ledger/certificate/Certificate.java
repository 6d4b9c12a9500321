package org.stele.ledger.certificate;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.validator.ValidatorSet;

/**
 * The signatures of a quorum on one header, by the validators' places in the set in force at its height.
 *
 * @param signatures in ascending order of place, none twice
 */
public record Certificate(List<PlacedSignature> signatures) {
    public static final Codec<Certificate> CODEC = Codec.of(Certificate.class);

    /**
     * @param place the validator's index in its set, from 0
     * @param signature over the header's hash, in {@link Domain#VOTE}
     */
    public record PlacedSignature(int place, Bytes signature) {}

    public Certificate {
        signatures = List.copyOf(signatures);
        for (int i = 0; i < signatures.size(); i++) {
            if (signatures.get(i).place() < 0
                    || i > 0
                            && signatures.get(i).place()
                                    <= signatures.get(i - 1).place()) {
                throw new IllegalArgumentException("a certificate's signatures stand in ascending order of place");
            }
        }
    }

    /** Whether this makes {@code header} final: {@code set} is in force there, a quorum signed, and every signature holds. */
    public boolean certifies(Header header, ValidatorSet set) {
        byte[] hash = header.hash().unsafeArray();
        return header.validators().equals(set.hash())
                && signatures.size() >= set.quorum()
                && signatures.stream().allMatch(signature -> holds(signature, hash, set));
    }

    private static boolean holds(PlacedSignature signature, byte[] hash, ValidatorSet set) {
        return signature.place() < set.size()
                && set.validators()
                        .get(signature.place())
                        .voteKey()
                        .verifies(Domain.VOTE, hash, signature.signature().unsafeArray());
    }
}
