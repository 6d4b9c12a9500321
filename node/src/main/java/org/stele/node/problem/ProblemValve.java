package org.stele.node.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a problem what the web server refuses before any controller sees it, such as a line that is no HTTP. The server
 * makes one by its class name.
 */
public final class ProblemValve extends ErrorReportValve {
    private static final int ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        if (response.getStatus() < ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean mayWrite = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, mayWrite);
        if (mayWrite.get()) {
            write(request, response);
        }
    }

    private static void write(HttpServletRequest request, HttpServletResponse response) {
        try {
            ProblemWriter.write(Problem.of(StatusProblems.code(response.getStatus())), request, response);
        } catch (IOException e) {
            // who asked is gone
        }
    }
}
