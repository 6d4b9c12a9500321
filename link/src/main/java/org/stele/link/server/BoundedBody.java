package org.stele.link.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** Reads a body whole, up to a length. */
final class BoundedBody {
    private BoundedBody() {}

    /** Empty where there is more than {@code largest}. */
    static Optional<byte[]> read(HttpServletRequest request, int largest) throws IOException {
        if (request.getContentLengthLong() > largest) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(largest + 1);
        return body.length > largest ? Optional.empty() : Optional.of(body);
    }
}
