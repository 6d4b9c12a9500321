package org.stele.ledger.certificate;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
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
     * One validator's signature.
     *
     * @param place the validator's index in its set, from 0
     * @param signature as in the validator's {@link Vote}
     */
    public record PlacedSignature(int place, Bytes signature) {}

    public Certificate {
        signatures = List.copyOf(signatures);
        for (int i = 0; i < signatures.size(); i++) {
            int before = i == 0 ? -1 : signatures.get(i - 1).place();
            if (signatures.get(i).place() <= before) {
                throw new IllegalArgumentException("a certificate's signatures stand in ascending order of place");
            }
        }
    }

    /** Whether this makes {@code header} final: {@code set} is in force there, a quorum signed, and every signature holds. */
    public boolean certifies(Hash network, Header header, ValidatorSet set) {
        byte[] message = Vote.message(network, header);
        return header.validators().equals(set.hash())
                && signatures.size() >= set.quorum()
                && signatures.stream().allMatch(signature -> holds(signature, message, set));
    }

    private static boolean holds(PlacedSignature signature, byte[] message, ValidatorSet set) {
        return signature.place() < set.size()
                && Vote.Round.of(
                                message,
                                signature.signature(),
                                set.validators().get(signature.place()).voteKey())
                        .isPresent();
    }
}
