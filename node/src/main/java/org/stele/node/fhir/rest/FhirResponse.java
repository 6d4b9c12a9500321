package org.stele.node.fhir.rest;

import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.rest.Answer;
import org.stele.node.problem.OperationOutcome;
import org.stele.node.problem.Problem;

/**
 * What one interaction is answered. Its text form shows nothing of it.
 *
 * @param status of HTTP
 * @param outcome an OperationOutcome, where it is answered instead of a resource
 * @param location of the version that was written
 */
public record FhirResponse(
        int status,
        Optional<Bytes> resource,
        Optional<Bytes> outcome,
        Optional<Answer.Version> version,
        Optional<String> location) {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    static FhirResponse ok(Answer answer) {
        return new FhirResponse(OK, Optional.of(answer.body()), Optional.empty(), answer.version(), Optional.empty());
    }

    static FhirResponse nothing() {
        return new FhirResponse(NO_CONTENT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Why it is refused, with the status of that. */
    public static FhirResponse refused(Problem problem) {
        return new FhirResponse(
                problem.status(),
                Optional.empty(),
                Optional.of(Bytes.wrap(OperationOutcome.of(problem).json())),
                Optional.empty(),
                Optional.empty());
    }

    /** The same without what it answers beside its headers. */
    public FhirResponse brief() {
        return new FhirResponse(status, Optional.empty(), Optional.empty(), version, location);
    }

    /** That it has not changed, where it is the version that is known. */
    FhirResponse unless(Known known) {
        return version.filter(known::is).isPresent()
                ? new FhirResponse(NOT_MODIFIED, Optional.empty(), Optional.empty(), version, location)
                : this;
    }

    /** How the answer names the version. */
    public Optional<String> tag() {
        return version.map(it -> "W/\"" + it.id() + "\"");
    }

    /** The one that it has of the two. */
    public Optional<Bytes> body() {
        return resource.or(this::outcome);
    }

    /** Bytes of what it answers. */
    public long length() {
        return body().map(Bytes::length).orElse(0);
    }

    @Override
    public String toString() {
        return "FhirResponse[" + status + "]";
    }
}
