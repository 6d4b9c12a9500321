package org.stele.gateway.hl7v2.frame;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Takes messages out of the frames of MLLP (HL7 v2.5.1 appendix C.4): a vertical tab, the message, a file separator, a carriage
 * return. HAPI's own reader takes messages of any length. One thread.
 */
public final class FrameReader {
    static final int BEGIN = 0x0B;
    static final int END = 0x1C;
    static final int LAST = 0x0D;

    private final InputStream in;
    private final int maxBytes;

    /** @param maxBytes of a message without its frame */
    public FrameReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /**
     * Waits for a frame to begin. White space between frames is passed over.
     *
     * @return false at the end of the stream
     * @throws FrameException where something else comes
     */
    public boolean awaitBegin() throws IOException {
        int next = in.read();
        while (next == LAST || next == '\n' || next == ' ' || next == '\t') {
            next = in.read();
        }
        if (next >= 0 && next != BEGIN) {
            throw new FrameException("a frame of MLLP begins with the byte 0B");
        }
        return next == BEGIN;
    }

    /**
     * The message of the frame that has begun; empty where it is too long, of which the rest is passed over.
     *
     * @throws FrameException where the frame does not end as it must
     * @throws EOFException where the stream ends within it
     */
    public Optional<byte[]> message() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean isTooLong = false;
        for (int next = within(); next != END; next = within()) {
            if (next == BEGIN) {
                throw new FrameException("a frame begins within another");
            }
            if (message.size() == maxBytes) {
                isTooLong = true;
            } else {
                message.write(next);
            }
        }
        if (within() != LAST) {
            throw new FrameException("a frame of MLLP ends with the bytes 1C 0D");
        }
        return isTooLong ? Optional.empty() : Optional.of(message.toByteArray());
    }

    private int within() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the stream ends within a frame");
        }
        return next;
    }
}
