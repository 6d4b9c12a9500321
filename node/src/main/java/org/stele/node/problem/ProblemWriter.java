package org.stele.node.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.stele.crypto.json.StrictJson;

/** Writes a problem as the whole answer, outside the controllers. */
public final class ProblemWriter {
    private static final String RETRY_SECONDS = "1";

    private ProblemWriter() {}

    public static void write(Problem problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = StrictJson.write(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        if (problem.passes()) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
