package org.stele.ledger.certificate;

import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.transaction.RefusedException;
import org.stele.ledger.transaction.TransactionReader;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/**
 * What shows to anyone that a validator lied. Its encoding is {@code [kind, what it is made of]}, the kinds being numbered in
 * the order in which they stand here.
 */
public sealed interface Evidence {
    /** Which lie it is. */
    enum Kind {
        TWO_HEADERS,
        OTHER_RESULT,
        INVALID_BATCH
    }

    /** Two votes for different headers at one height, in one epoch and round. */
    record TwoHeaders(Vote one, Vote other) implements Evidence {
        private static final Codec<TwoHeaders> CODEC = Codec.of(TwoHeaders.class);

        @Override
        public RandomId organisation() {
            return one.organisation();
        }

        @Override
        public long height() {
            return one.header().height();
        }

        @Override
        public boolean convicts(Hash network, Validator validator, Header certified) {
            Optional<Vote.Round> round = one.round(network, validator);
            return round.isPresent()
                    && round.equals(other.round(network, validator))
                    && one.header().height() == other.header().height()
                    && one.header().epoch() == other.header().epoch()
                    && !one.header().equals(other.header());
        }
    }

    /** A vote for another result of the same entry on the same chain than the one that a quorum certified. */
    record OtherResult(Vote vote) implements Evidence {
        private static final Codec<OtherResult> CODEC = Codec.of(OtherResult.class);

        @Override
        public RandomId organisation() {
            return vote.organisation();
        }

        @Override
        public long height() {
            return vote.header().height();
        }

        @Override
        public boolean convicts(Hash network, Validator validator, Header certified) {
            return vote.isBy(network, validator)
                    && vote.header().hasSameInputAs(certified)
                    && !vote.header().equals(certified);
        }
    }

    /**
     * A signed batch with a transaction that no honest node lets in, since everybody can see from its bytes that it is none of
     * this network, or that its signatures do not hold.
     *
     * @param height of the empty block that the batch made; the validators in force there had to sign it
     */
    record InvalidBatch(RandomId organisation, long height, Bytes batch) implements Evidence {
        private static final Codec<InvalidBatch> CODEC = Codec.of(InvalidBatch.class);

        @Override
        public boolean convicts(Hash network, Validator validator, Header certified) {
            try {
                Batch signed = Batch.decode(batch);
                return signed.network().equals(network)
                        && signed.proposer().equals(validator.organisation())
                        && signed.isSignedBy(validator.voteKey())
                        && holdsWhatNobodyLetsIn(network, signed);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static boolean holdsWhatNobodyLetsIn(Hash network, Batch signed) {
            TransactionReader reader = new TransactionReader(network);
            return signed.transactions().stream().anyMatch(envelope -> {
                try {
                    reader.requireSound(envelope);
                    return false;
                } catch (RefusedException e) {
                    return true;
                }
            });
        }
    }

    /** Who lied. */
    RandomId organisation();

    /** At which height. */
    long height();

    /**
     * Whether this shows that {@code validator} lied to {@code network}.
     *
     * @param certified the header that a quorum certified at {@link #height}
     */
    boolean convicts(Hash network, Validator validator, Header certified);

    /** As {@link #convicts(Hash, Validator, Header)}, whichever of the validators in force at {@code certified} it was. */
    default boolean convictsOneOf(ValidatorSet validators, Hash network, Header certified) {
        int place = validators.placeOf(organisation());
        return height() == certified.height()
                && place >= 0
                && convicts(network, validators.validators().get(place), certified);
    }

    default Kind kind() {
        return switch (this) {
            case TwoHeaders _ -> Kind.TWO_HEADERS;
            case OtherResult _ -> Kind.OTHER_RESULT;
            case InvalidBatch _ -> Kind.INVALID_BATCH;
        };
    }

    /** SHA-256 of the encoding. */
    default Hash id() {
        return Hash.of(encode());
    }

    default byte[] encode() {
        CborWriter out = new CborWriter().array(2);
        switch (this) {
            case TwoHeaders two -> TwoHeaders.CODEC.write(two, out.integer(0));
            case OtherResult result -> OtherResult.CODEC.write(result, out.integer(1));
            case InvalidBatch invalid -> InvalidBatch.CODEC.write(invalid, out.integer(2));
        }
        return out.toByteArray();
    }

    /**
     * Reads the encoding. Says nothing yet of whether it shows anything.
     *
     * @throws IllegalArgumentException where it is none
     */
    static Evidence decode(byte[] encoded) {
        CborReader in = new CborReader(encoded);
        in.array(2);
        Evidence read = switch (in.integer(0, 2)) {
            case 0 -> TwoHeaders.CODEC.read(in);
            case 1 -> OtherResult.CODEC.read(in);
            default -> InvalidBatch.CODEC.read(in);
        };
        in.end();
        return read;
    }
}
