package org.stele.node.api;

import static org.stele.node.api.IntakeController.FHIR;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.exchange.Exchange;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Answer;
import org.stele.gateway.fhir.rest.Capabilities;
import org.stele.gateway.fhir.rest.FhirServer;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.gateway.fhir.search.query.SubsetReader;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.QueryText;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** FHIR R4 over the charts of the organisation's own patients, for its own clinicians. */
@RestController
final class FhirController {
    static final String BASE = "/fhir/R4";
    private static final String LENIENT = "handling=lenient";

    private final FhirServer server;
    private final Capabilities capabilities;
    private final InstantSource clock;

    FhirController(Exchange exchange, InstantSource clock) {
        this.server = new FhirServer(exchange.searches());
        this.capabilities = new Capabilities(SearchParameters.R4, clock.instant());
        this.clock = clock;
    }

    @GetMapping(path = BASE + "/metadata")
    ResponseEntity<byte[]> metadata(HttpServletRequest request) {
        return ok(capabilities.statement(base(request)));
    }

    @GetMapping(path = BASE + "/{kind}")
    ResponseEntity<byte[]> search(Caller caller, @PathVariable String kind, HttpServletRequest request) {
        return search(caller, kind, request, inAddress(request));
    }

    /** The same with the parameters in the body, where no log of addresses has them (R4 http.html#search). */
    @PostMapping(path = BASE + "/{kind}/_search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> searchByForm(
            Caller caller, @PathVariable String kind, @RequestBody byte[] form, HttpServletRequest request) {
        List<Parameter> all = new ArrayList<>(inAddress(request));
        all.addAll(QueryText.read(new String(form, StandardCharsets.UTF_8)));
        return search(caller, kind, request, all);
    }

    @GetMapping(path = BASE + "/{kind}/{id}")
    ResponseEntity<byte[]> read(
            Caller caller, @PathVariable String kind, @PathVariable String id, HttpServletRequest request) {
        return okOrNotFound(server.read(caller.author(), new ResourceKey(kind, id), subset(kind, request)));
    }

    @GetMapping(path = BASE + "/{kind}/{id}/_history")
    ResponseEntity<byte[]> history(
            Caller caller, @PathVariable String kind, @PathVariable String id, HttpServletRequest request) {
        return okOrNotFound(server.history(caller.author(), new ResourceKey(kind, id), base(request)));
    }

    @GetMapping(path = BASE + "/{kind}/{id}/_history/{version}")
    ResponseEntity<byte[]> readVersion(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String version,
            HttpServletRequest request) {
        return okOrNotFound(server.read(caller.author(), new ResourceKey(kind, id), version, subset(kind, request)));
    }

    private static Subset subset(String kind, HttpServletRequest request) {
        return SubsetReader.read(kind, inAddress(request), isLenient(request));
    }

    private ResponseEntity<byte[]> search(
            Caller caller, String kind, HttpServletRequest request, List<Parameter> parameters) {
        String base = base(request);
        SearchQuery query =
                new QueryReader(SearchParameters.R4, clock, base).read(kind, parameters, isLenient(request));
        return ok(server.search(caller.author(), query, base));
    }

    static List<Parameter> inAddress(HttpServletRequest request) {
        return QueryText.read(Optional.ofNullable(request.getQueryString()).orElse(""));
    }

    /** R4 search.html#errors. */
    static boolean isLenient(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Prefer"))
                .filter(it -> it.contains(LENIENT))
                .isPresent();
    }

    static String base(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.indexOf(BASE) + BASE.length());
    }

    static ResponseEntity<byte[]> okOrNotFound(Optional<Answer> answer) {
        return ok(answer.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)));
    }

    static ResponseEntity<byte[]> ok(Answer answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.ok().contentType(MediaType.parseMediaType(FHIR));
        answer.version()
                .ifPresent(
                        version -> response.eTag("W/\"" + version.id() + "\"").lastModified(version.committed()));
        return response.body(answer.body().toArray());
    }
}
