package org.stele.ledger.certificate;

import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.validator.Validator;

/**
 * A validator's signed word that it executed the chain up to {@code header} and computed this header. It carries the whole
 * header, so that two votes at one height are evidence that anyone can check.
 *
 * @param signature over the header's hash, in {@link Domain#VOTE}
 */
public record Vote(Header header, RandomId organisation, Bytes signature) {
    public static final Codec<Vote> CODEC = Codec.of(Vote.class);

    public static Vote sign(Header header, RandomId organisation, SigningKey key) {
        byte[] signature = key.sign(Domain.VOTE, header.hash().unsafeArray());
        return new Vote(header, organisation, Bytes.wrap(signature));
    }

    public boolean isBy(Validator validator) {
        return validator.organisation().equals(organisation)
                && validator.voteKey().verifies(Domain.VOTE, header.hash().unsafeArray(), signature.unsafeArray());
    }
}
