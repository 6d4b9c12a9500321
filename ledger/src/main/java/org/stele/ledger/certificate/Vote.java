package org.stele.ledger.certificate;

import java.nio.ByteBuffer;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.validator.Validator;

/**
 * A validator's signed word that it executed the chain up to {@code header} and computed this header. It carries the whole
 * header, so that two votes at one height are evidence that anyone can check.
 *
 * @param signature over {@link #message}, in {@link Domain#VOTE}
 */
public record Vote(Header header, RandomId organisation, Bytes signature) {
    public static final Codec<Vote> CODEC = Codec.of(Vote.class);

    public static Vote sign(Hash network, Header header, RandomId organisation, SigningKey key) {
        byte[] signature = key.sign(Domain.VOTE, message(network, header));
        return new Vote(header, organisation, Bytes.wrap(signature));
    }

    /** Whether {@code validator} signed this as a vote in {@code network}. */
    public boolean isBy(Hash network, Validator validator) {
        return validator.organisation().equals(organisation)
                && validator.voteKey().verifies(Domain.VOTE, message(network, header), signature.unsafeArray());
    }

    /**
     * What is signed: {@code network ‖ header's hash}. A header names its network only in the genesis, by a chain of hashes that
     * whoever checks one vote does not have; with the id under it, a key that serves two networks cannot be quoted across.
     */
    static byte[] message(Hash network, Header header) {
        return ByteBuffer.allocate(2 * Hash.LENGTH)
                .put(network.unsafeArray())
                .put(header.hash().unsafeArray())
                .array();
    }
}
