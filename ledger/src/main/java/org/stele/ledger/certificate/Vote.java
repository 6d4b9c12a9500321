package org.stele.ledger.certificate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.validator.Validator;

/**
 * A validator's signed word that it executed the chain up to {@code header} and computed this header. It carries the whole
 * header, so that two votes at one height are evidence that anyone can check.
 *
 * @param signature over {@link #message}, in the {@link Round}'s domain
 */
public record Vote(Header header, RandomId organisation, Bytes signature) {
    public static final Codec<Vote> CODEC = Codec.of(Vote.class);

    /** A validator has one vote a height, epoch and round. Which round a vote is of, its signature alone says. */
    public enum Round {
        /** What it votes by itself. */
        FIRST,
        /** What it votes where the members agreed, outside of the ledger, which of several blocks stands. */
        SECOND;

        private Domain domain() {
            return switch (this) {
                case FIRST -> Domain.VOTE;
                case SECOND -> Domain.SECOND_VOTE;
            };
        }

        /** The round of a vote for the header that has this hash; empty where the signature holds in none. */
        public static Optional<Round> of(Hash network, Hash header, Bytes signature, VerificationKey key) {
            return of(message(network, header), signature, key);
        }

        /** The round of a vote whose {@link Vote#message} this is; empty where the signature holds in none. */
        static Optional<Round> of(byte[] message, Bytes signature, VerificationKey key) {
            return Arrays.stream(values())
                    .filter(round -> key.verifies(round.domain(), message, signature.unsafeArray()))
                    .findFirst();
        }
    }

    /** In the first round. */
    public static Vote sign(Hash network, Header header, RandomId organisation, SigningKey key) {
        return sign(Round.FIRST, network, header, organisation, key);
    }

    public static Vote sign(Round round, Hash network, Header header, RandomId organisation, SigningKey key) {
        byte[] signature = key.sign(round.domain(), message(network, header));
        return new Vote(header, organisation, Bytes.wrap(signature));
    }

    /** Whether {@code validator} signed this as a vote in {@code network}, in whichever round. */
    public boolean isBy(Hash network, Validator validator) {
        return round(network, validator).isPresent();
    }

    /** The round in which {@code validator} signed this as a vote in {@code network}; empty where it did not. */
    public Optional<Round> round(Hash network, Validator validator) {
        return validator.organisation().equals(organisation)
                ? Round.of(message(network, header), signature, validator.voteKey())
                : Optional.empty();
    }

    /**
     * What is signed: {@code network ‖ header's hash}. A header names its network only in the genesis, by a chain of hashes that
     * whoever checks one vote does not have; with the id under it, a key that serves two networks cannot be quoted across.
     */
    static byte[] message(Hash network, Header header) {
        return message(network, header.hash());
    }

    private static byte[] message(Hash network, Hash header) {
        return ByteBuffer.allocate(2 * Hash.LENGTH)
                .put(network.unsafeArray())
                .put(header.unsafeArray())
                .array();
    }
}
