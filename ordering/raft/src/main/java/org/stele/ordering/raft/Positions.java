package org.stele.ordering.raft;

import java.nio.ByteBuffer;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/** A position as the answer to an append: 8 bytes, big endian. */
final class Positions {
    private Positions() {}

    static Message message(long position) {
        return Message.valueOf(ByteString.copyFrom(
                ByteBuffer.allocate(Long.BYTES).putLong(position).flip()));
    }

    /** @throws IllegalArgumentException where the leader answered with something else */
    static long position(Message message) {
        ByteString content = message.getContent();
        if (content.size() != Long.BYTES) {
            throw new IllegalArgumentException("the leader's answer has " + content.size() + " bytes");
        }
        return content.asReadOnlyByteBuffer().getLong();
    }
}
