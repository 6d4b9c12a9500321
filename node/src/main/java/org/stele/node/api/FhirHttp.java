package org.stele.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.stele.exchange.identify.SeatRequest;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.node.auth.Caller;
import org.stele.node.auth.SignedStatement;
import org.stele.node.fhir.QueryText;
import org.stele.node.fhir.rest.Asker;
import org.stele.node.fhir.rest.FhirResponse;
import org.stele.node.fhir.rest.Known;
import org.stele.node.fhir.rest.Preference;
import org.stele.node.fhir.rest.Versions;
import org.stele.node.media.FhirForm;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** FHIR's interactions in the words of HTTP. */
final class FhirHttp {
    static final String BASE = FhirForm.BASE;
    static final String FHIR = FhirForm.JSON;

    private static final String LENIENT = "handling=lenient";
    private static final String IF_NONE_EXIST = "If-None-Exist";
    private static final Pattern PLAIN = Pattern.compile("[ -~]*");

    private FhirHttp() {}

    /** Nobody's condition by a time that is too coarse to tell versions apart: {@code If-Match} names one. */
    static Asker asker(Caller caller, HttpServletRequest request) {
        requireNone("If-Unmodified-Since", request);
        String prefer = String.join(",", Collections.list(request.getHeaders("Prefer")));
        return new Asker(
                caller.author(), base(request), prefer.contains(LENIENT), Preference.of(prefer), caller.granted());
    }

    static String base(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.indexOf(BASE) + BASE.length());
    }

    static List<Parameter> inAddress(HttpServletRequest request) {
        return QueryText.read(query(request));
    }

    static String query(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString()).orElse("");
    }

    /** As it was signed, for other nodes; who came with a token signed nothing. */
    static SeatRequest signed(HttpServletRequest request) {
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return new SeatRequest(
                path,
                Optional.ofNullable(request.getHeader(SignedStatement.HEADER)).orElse(""));
    }

    static Versions versions(HttpServletRequest request) {
        requireNone(IF_NONE_EXIST, request);
        return new Versions(condition(request, "If-Match"), condition(request, "If-None-Match"));
    }

    /** Of the body as it was sent: Spring would put one together from parameters, which nobody reads here. */
    static List<Parameter> inForm(HttpServletRequest request) throws IOException {
        return QueryText.read(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /**
     * What is no date of HTTP is no condition (RFC 9110 §13.1.3). It means the beginning of its second: of two versions of one second
     * nobody knows which one a client has.
     */
    static Known known(HttpServletRequest request) {
        List<String> tags = Collections.list(request.getHeaders("If-None-Match"));
        return new Known(
                tags.isEmpty() ? Optional.empty() : Optional.of(String.join(",", tags)),
                Optional.ofNullable(request.getHeader("If-Modified-Since")).flatMap(FhirHttp::second));
    }

    private static Optional<Instant> second(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<String> unless(HttpServletRequest request) {
        requireNone("If-Match", request);
        requireNone("If-None-Match", request);
        return condition(request, IF_NONE_EXIST);
    }

    /** The entries of a batch have their own. */
    static void requireNoConditions(HttpServletRequest request) {
        requireNone("If-Match", request);
        requireNone("If-None-Match", request);
        requireNone(IF_NONE_EXIST, request);
    }

    /** A condition that is not understood must not be left out. */
    private static void requireNone(String name, HttpServletRequest request) {
        if (request.getHeader(name) != null) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MALFORMED_REQUEST, name + " is no condition of this interaction."));
        }
    }

    /** One value, of characters that mean the same to everybody. */
    private static Optional<String> condition(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.size() > 1
                || values.stream().anyMatch(value -> !PLAIN.matcher(value).matches())) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MALFORMED_REQUEST, name + " is given once, in ASCII: escape what is not."));
        }
        return values.stream().findFirst();
    }

    static ResponseEntity<byte[]> entity(FhirResponse answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
        answer.tag().ifPresent(response::eTag);
        answer.version().ifPresent(version -> response.lastModified(version.committed()));
        answer.location().ifPresent(location -> response.location(URI.create(location)));
        return answer.body()
                .map(body ->
                        response.contentType(MediaType.parseMediaType(FHIR)).body(body.toArray()))
                .orElseGet(response::build);
    }
}
