package org.stele.node.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.stele.node.auth.AuthenticationException;
import org.stele.node.problem.Faults;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;
import org.stele.node.problem.ProblemWriter;
import org.stele.node.problem.StatusProblems;

/** Makes every exception that leaves a controller a problem. */
@RestControllerAdvice
final class ProblemAdvice {
    private final Traffic traffic;

    ProblemAdvice(Traffic traffic) {
        this.traffic = traffic;
    }

    @ExceptionHandler(Exception.class)
    void answer(Exception exception, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(exception);
        traffic.refused(problem);
        allowed(exception, response);
        ProblemWriter.write(problem, request, response);
    }

    private static Problem problem(Exception exception) {
        return switch (exception) {
            case ProblemException e -> e.problem();
            case AuthenticationException _ -> Problem.of(ProblemCode.REQUEST_NOT_AUTHENTICATED);
            case MethodArgumentTypeMismatchException e ->
                Problem.of(ProblemCode.MALFORMED_IDENTIFIER)
                        .with(List.of(new ProblemIssue("/" + e.getName(), "NOT_AN_IDENTIFIER")));
            case HttpMessageNotReadableException _ -> Problem.of(ProblemCode.MALFORMED_JSON);
            case ErrorResponse e ->
                Problem.of(StatusProblems.code(e.getStatusCode().value()));
            default -> Faults.problem(exception);
        };
    }

    /** RFC 9110 §15.5.6: what is allowed instead. */
    private static void allowed(Exception exception, HttpServletResponse response) {
        if (exception instanceof HttpRequestMethodNotSupportedException e && e.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", e.getSupportedMethods()));
        }
    }
}
