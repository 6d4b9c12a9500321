package org.stele.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.exchange.Exchange;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.FhirWriter;
import org.stele.gateway.fhir.rest.Saved;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.Naming;
import org.stele.node.fhir.QueryText;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Writing over FHIR R4 into the charts of the organisation's own patients, by its own staff (R4 http.html). */
@RestController
final class FhirWriteController {
    private static final String BASE = "/fhir/R4";
    private static final String FHIR = "application/fhir+json";
    private static final String MINIMAL = "return=minimal";
    private static final Pattern VERSION = Pattern.compile("W/\"([A-Za-z0-9.-]{1,64})\"");

    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_EXIST = "If-None-Exist";
    private static final Set<String> CONDITIONS =
            Set.of(IF_MATCH, IF_NONE_EXIST, "If-None-Match", "If-Modified-Since", "If-Unmodified-Since");
    private static final Pattern PLAIN = Pattern.compile("[ -~]*");

    private final FhirDoor door;
    private final FhirWriter writer;
    private final InstantSource clock;

    FhirWriteController(FhirDoor door, Exchange exchange, InstantSource clock) {
        this.door = door;
        this.writer = new FhirWriter(exchange.searches(), exchange.writings());
        this.clock = clock;
    }

    @PostMapping(
            path = BASE + "/{kind}",
            consumes = {FHIR, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> create(
            Caller caller, @PathVariable String kind, @RequestBody byte[] body, HttpServletRequest request) {
        requireKind(kind);
        requireOnly(IF_NONE_EXIST, request);
        Draft draft = door.draft(body, Naming.anew(kind), base(request)).content();
        Saved saved = header(request, IF_NONE_EXIST)
                .map(condition -> writer.createUnless(caller.author(), draft, inHeader(kind, condition, request)))
                .orElseGet(() -> writer.create(caller.author(), draft));
        return answer(saved, request);
    }

    @PutMapping(
            path = BASE + "/{kind}/{id}",
            consumes = {FHIR, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> update(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        requireKind(kind);
        requireOnly(IF_MATCH, request);
        Naming naming = Naming.at(new ResourceKey(kind, id));
        Draft draft = door.draft(body, naming, base(request)).content();
        return answer(writer.update(caller.author(), draft, ifMatch(request)), request);
    }

    @PutMapping(
            path = BASE + "/{kind}",
            consumes = {FHIR, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> updateFound(
            Caller caller, @PathVariable String kind, @RequestBody byte[] body, HttpServletRequest request) {
        requireKind(kind);
        requireOnly(IF_MATCH, request);
        Saved saved = writer.update(
                caller.author(),
                inAddress(kind, request),
                ifMatch(request),
                found -> door.draft(body, Naming.found(kind, found), base(request))
                        .content());
        return answer(saved, request);
    }

    @DeleteMapping(path = BASE + "/{kind}/{id}")
    ResponseEntity<byte[]> delete(
            Caller caller, @PathVariable String kind, @PathVariable String id, HttpServletRequest request) {
        requireDeletable(kind);
        requireOnly(IF_MATCH, request);
        writer.delete(caller.author(), new ResourceKey(kind, id), ifMatch(request));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping(path = BASE + "/{kind}")
    ResponseEntity<byte[]> deleteFound(Caller caller, @PathVariable String kind, HttpServletRequest request) {
        requireDeletable(kind);
        requireOnly(IF_MATCH, request);
        writer.delete(caller.author(), inAddress(kind, request), ifMatch(request));
        return ResponseEntity.noContent().build();
    }

    private static void requireKind(String kind) {
        if (!SearchParameters.R4.kinds().contains(kind)) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
    }

    /** A condition that is not understood must not be left out. */
    private static void requireOnly(String allowed, HttpServletRequest request) {
        boolean isOther =
                CONDITIONS.stream().anyMatch(name -> !name.equals(allowed) && request.getHeader(name) != null);
        if (isOther) {
            throw new ProblemException(Problem.of(
                    ProblemCode.MALFORMED_REQUEST, "Of the conditions in headers, only " + allowed + " is for this."));
        }
    }

    private static void requireDeletable(String kind) {
        requireKind(kind);
        if (kind.equals("Patient")) {
            throw new ProblemException(Problem.of(
                    ProblemCode.METHOD_NOT_ALLOWED,
                    "What is known of a patient is erased at the patient's own request."));
        }
    }

    private SearchQuery condition(String kind, String query, HttpServletRequest request) {
        SearchQuery condition =
                new QueryReader(SearchParameters.R4, clock, base(request)).read(kind, QueryText.readAll(query), false);
        if (condition.criteria().isEmpty()) {
            throw new ProblemException(Problem.of(
                    ProblemCode.INVALID_SEARCH, "A condition says what to look for: name a parameter at least."));
        }
        return condition;
    }

    private SearchQuery inAddress(String kind, HttpServletRequest request) {
        return condition(kind, Optional.ofNullable(request.getQueryString()).orElse(""), request);
    }

    /** Clients send the query alone, or the kind or a whole address before it. */
    private SearchQuery inHeader(String kind, String value, HttpServletRequest request) {
        int mark = value.indexOf('?');
        String before = value.substring(0, Math.max(0, mark));
        if (!Set.of("", kind, base(request) + "/" + kind).contains(before)) {
            throw new ProblemException(Problem.of(
                    ProblemCode.INVALID_SEARCH, "If-None-Exist looks for the kind that is added, on this server."));
        }
        return condition(kind, value.substring(mark + 1), request);
    }

    private static Optional<String> ifMatch(HttpServletRequest request) {
        return header(request, IF_MATCH).map(FhirWriteController::version);
    }

    private static String version(String tag) {
        Matcher matcher = VERSION.matcher(tag);
        if (!matcher.matches()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MALFORMED_REQUEST, "If-Match has the form W/\"version\", as ETag had it."));
        }
        return matcher.group(1);
    }

    private static ResponseEntity<byte[]> answer(Saved saved, HttpServletRequest request) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(saved.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
        saved.answer()
                .version()
                .ifPresent(version -> response.eTag("W/\"" + version.id() + "\"")
                        .lastModified(version.committed())
                        .location(URI.create(base(request) + "/" + saved.key() + "/_history/" + version.id())));
        if (String.valueOf(request.getHeader("Prefer")).contains(MINIMAL)) {
            return response.build();
        }
        return response.contentType(MediaType.parseMediaType(FHIR))
                .body(saved.answer().body().toArray());
    }

    /** One value, of characters that mean the same to everybody. */
    private static Optional<String> header(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.size() > 1
                || values.stream().anyMatch(value -> !PLAIN.matcher(value).matches())) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MALFORMED_REQUEST, name + " is given once, in ASCII: escape what is not."));
        }
        return values.stream().findFirst();
    }

    private static String base(HttpServletRequest request) {
        return FhirController.base(request);
    }
}
