package org.stele.ledger.agreement;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/**
 * A validator's signed word that it voted for these blocks and for no others above the newest one that it knows to be
 * certified, as far as that still counts. Whoever makes one votes no more until the members agreed.
 *
 * @param signature over the SHA-256 of the content's encoding, in {@link Domain#STATEMENT}
 */
public record Statement(Content content, Bytes signature) {
    private static final Codec<Content> CONTENT = Codec.of(Content.class);
    private static final Codec<Statement> CODEC = Codec.of(Statement.class);

    /**
     * What is said.
     *
     * @param base the newest certified header
     * @param epoch the newest that it knows to have begun: that of the block after the base, or one that was agreed on since
     * @param blocks of each height at most one
     */
    public record Content(Hash network, RandomId organisation, Header base, long epoch, List<StatedBlock> blocks) {
        public Content {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * One block.
     *
     * @param vote of the organisation
     * @param entry as it was ordered; empty where it was no valid batch
     */
    public record StatedBlock(Vote vote, Bytes entry) {
        /** Whether the header was made of this entry, which one of these proposed. Whether it comes to the rest is another question. */
        boolean hasItsEntry(ValidatorSet validators) {
            Hash named = vote.header().entry();
            try {
                return entry.length() == 0
                        ? named.equals(Batch.NONE)
                        : isSigned(Batch.decode(entry), named, validators);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    private static boolean isSigned(Batch batch, Hash named, ValidatorSet validators) {
        int place = validators.placeOf(batch.proposer());
        return batch.contentHash().equals(named)
                && place >= 0
                && batch.isSignedBy(validators.validators().get(place).voteKey());
    }

    public static Statement sign(Content content, SigningKey key) {
        byte[] signature = key.sign(Domain.STATEMENT, message(content));
        return new Statement(content, Bytes.wrap(signature));
    }

    /** Whether {@code validator} of {@code network} signed this. Whether its votes hold is asked where they are looked at. */
    public boolean isBy(Hash network, Validator validator) {
        return content.network().equals(network)
                && content.organisation().equals(validator.organisation())
                && validator.voteKey().verifies(Domain.STATEMENT, message(content), signature.unsafeArray());
    }

    public Hash hash() {
        return Hash.of(encode());
    }

    public byte[] encode() {
        return CODEC.encode(this);
    }

    /**
     * Reads the encoding. Says nothing yet of its signatures.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Statement decode(byte[] encoded) {
        return CODEC.decode(encoded);
    }

    private static byte[] message(Content content) {
        return Hash.of(CONTENT.encode(content)).unsafeArray();
    }
}
