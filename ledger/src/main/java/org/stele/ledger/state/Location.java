package org.stele.ledger.state;

import java.nio.ByteBuffer;

/** Where a transaction stands in the chain, as the index has it. */
public record Location(long height, int index, boolean isConsumed) {
    private static final int LENGTH = 13;

    byte[] encode() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(height)
                .putInt(index)
                .put((byte) (isConsumed ? 1 : 0))
                .array();
    }

    static Location decode(byte[] encoded) {
        if (encoded.length != LENGTH || encoded[LENGTH - 1] < 0 || encoded[LENGTH - 1] > 1) {
            throw new IllegalArgumentException("not a transaction's place");
        }
        ByteBuffer in = ByteBuffer.wrap(encoded);
        return new Location(in.getLong(), in.getInt(), in.get() == 1);
    }
}
