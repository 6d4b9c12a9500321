package org.stele.node.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Reads a body whole, within a length and a time. */
final class BodyReader {
    private static final int BUFFER = 64 << 10;

    private final long patience;

    BodyReader(Duration patience) {
        this.patience = patience.toNanos();
    }

    /**
     * How long a body may become: as announced, else as long as the limit.
     *
     * @throws ProblemException where it is announced as longer than {@code limit}
     */
    static int length(HttpServletRequest request, int limit) {
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            throw new ProblemException(ProblemCode.BODY_TOO_LARGE);
        }
        return announced < 0 ? limit : (int) announced;
    }

    /**
     * Reads what is not announced as too long.
     *
     * @throws ProblemException where it is longer than {@code limit}, slower, or ends before its announced length
     */
    byte[] read(HttpServletRequest request, int limit) {
        int announced = Math.max(0, (int) request.getContentLengthLong());
        try (InputStream in = request.getInputStream()) {
            return read(in, limit, announced);
        } catch (SocketTimeoutException e) {
            throw new ProblemException(ProblemCode.REQUEST_TIMEOUT);
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.MALFORMED_REQUEST);
        }
    }

    private byte[] read(InputStream in, int limit, int expected) throws IOException {
        long started = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.min(expected, 1 << 20));
        byte[] buffer = new byte[Math.clamp(expected, 512, BUFFER)];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (body.size() + count > limit) {
                throw new ProblemException(ProblemCode.BODY_TOO_LARGE);
            }
            if (System.nanoTime() - started > patience) {
                throw new ProblemException(ProblemCode.REQUEST_TIMEOUT);
            }
            body.write(buffer, 0, count);
        }
        return body.toByteArray();
    }
}
