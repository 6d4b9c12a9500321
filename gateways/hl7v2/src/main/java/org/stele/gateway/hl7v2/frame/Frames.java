package org.stele.gateway.hl7v2.frame;

import java.io.ByteArrayOutputStream;

/** Puts messages into the frames of MLLP. */
public final class Frames {
    private Frames() {}

    /** A message in its frame. */
    public static byte[] of(byte[] message) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 3);
        frame.write(FrameReader.BEGIN);
        frame.writeBytes(message);
        frame.write(FrameReader.END);
        frame.write(FrameReader.LAST);
        return frame.toByteArray();
    }
}
