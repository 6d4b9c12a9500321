package org.stele.ledger.certificate;

import java.nio.ByteBuffer;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.validator.Validator;

/** Two votes of one validator for different headers at one height: it lied, and this shows it to anyone. */
public record Evidence(Vote one, Vote other) {
    private static final Codec<Evidence> CODEC = Codec.of(Evidence.class);

    /** Whether this shows that {@code validator} lied to {@code network}. */
    public boolean convicts(Hash network, Validator validator) {
        return one.isBy(network, validator)
                && other.isBy(network, validator)
                && one.header().height() == other.header().height()
                && !one.header().equals(other.header());
    }

    public byte[] encode() {
        return CODEC.encode(this);
    }

    public static Evidence decode(byte[] encoded) {
        return CODEC.decode(encoded);
    }

    /** Under what it is kept: height ‖ organisation. */
    public Bytes key() {
        byte[] organisation = one.organisation().bytes().unsafeArray();
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + organisation.length)
                .putLong(one.header().height())
                .put(organisation)
                .array());
    }
}
