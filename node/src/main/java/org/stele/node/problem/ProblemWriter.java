package org.stele.node.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.json.StrictJson;
import org.stele.gateway.fhir.xml.FhirXml;
import org.stele.node.media.FhirForm;

/** Writes a problem as the whole answer, outside the controllers. */
public final class ProblemWriter {
    private static final String RETRY_SECONDS = "1";

    private record Written(String type, Bytes body) {}

    private ProblemWriter() {}

    private static Written written(Problem problem, HttpServletRequest request) {
        if (!FhirForm.isFhir(request)) {
            return new Written(Problem.MEDIA_TYPE, Bytes.wrap(StrictJson.write(problem)));
        }
        Bytes json = Bytes.wrap(OperationOutcome.of(problem).json());
        Optional<Bytes> xml = FhirForm.wantsXml(request) ? FhirXml.toXml(json) : Optional.empty();
        return xml.map(it -> new Written(FhirForm.XML, it)).orElseGet(() -> new Written(FhirForm.JSON, json));
    }

    /** What an application is told of its token (RFC 6750 §3.1). */
    private static Optional<String> challenge(Problem problem) {
        if (problem.code().equals(ProblemCode.INVALID_TOKEN.name())) {
            return Optional.of("Bearer error=\"invalid_token\"");
        }
        return problem.code().equals(ProblemCode.INSUFFICIENT_SCOPE.name())
                ? Optional.of("Bearer error=\"insufficient_scope\"")
                : Optional.empty();
    }

    /** In FHIR's form where FHIR was asked. */
    public static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Written answer = written(problem, request);
        byte[] body = answer.body().unsafeArray();
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(answer.type());
        response.setContentLength(body.length);
        if (problem.passes()) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        challenge(problem).ifPresent(value -> response.setHeader("WWW-Authenticate", value));
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
