package org.stele.node.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.stele.crypto.json.StrictJson;

/** Writes a problem as the whole answer, outside the controllers. */
public final class ProblemWriter {
    private static final String RETRY_SECONDS = "1";

    private static final String FHIR = "/fhir/";

    private ProblemWriter() {}

    /** In FHIR's form where FHIR was asked. */
    public static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        boolean fhir = String.valueOf(request.getRequestURI()).startsWith(FHIR);
        byte[] body = fhir ? OperationOutcome.of(problem).json() : StrictJson.write(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(fhir ? OperationOutcome.MEDIA_TYPE : Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        if (problem.passes()) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
