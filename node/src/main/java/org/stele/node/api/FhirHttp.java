package org.stele.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.QueryText;
import org.stele.node.fhir.rest.Asker;
import org.stele.node.fhir.rest.FhirResponse;
import org.stele.node.fhir.rest.Preference;
import org.stele.node.fhir.rest.Versions;

/** FHIR's interactions in the words of HTTP. */
final class FhirHttp {
    static final String BASE = "/fhir/R4";
    static final String FHIR = IntakeController.FHIR;

    private static final String LENIENT = "handling=lenient";

    private FhirHttp() {}

    static Asker asker(Caller caller, HttpServletRequest request) {
        String prefer = header(request, "Prefer").orElse("");
        return new Asker(caller.author(), base(request), prefer.contains(LENIENT), Preference.of(prefer));
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

    static Versions versions(HttpServletRequest request) {
        return new Versions(header(request, "If-Match"), header(request, "If-None-Match"));
    }

    static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
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
