package org.stele.gateway.hl7v2.frame;

import java.io.IOException;

/** What comes is no frame of MLLP; where the next one begins cannot be told. */
public final class FrameException extends IOException {
    private static final long serialVersionUID = 1L;

    FrameException(String message) {
        super(message);
    }
}
