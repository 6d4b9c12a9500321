package org.stele.node.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.stele.node.auth.OriginCheck;

/**
 * Lets the pages of registered applications ask what applications ask, with a token and never with a cookie or a signature (WHATWG Fetch,
 * CORS). Safe for use by many threads.
 */
final class CrossOrigin {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final String HEADERS =
            "Accept, Authorization, Content-Type, If-Modified-Since, If-None-Match, Prefer";
    private static final String EXPOSED =
            "Content-Location, ETag, Last-Modified, Location, Retry-After, WWW-Authenticate";
    private static final String MINUTES = "600";
    private static final int NO_CONTENT = 204;

    private final Routes routes;
    private final OriginCheck origins;

    CrossOrigin(Routes routes, OriginCheck origins) {
        this.routes = routes;
        this.origins = origins;
    }

    /** What a page may see of an answer. */
    void admit(HttpServletRequest request, HttpServletResponse response, Optional<Route> route) {
        if (route.filter(Route::isForApplications).isPresent()) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            origin(request).ifPresent(origin -> {
                response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
                response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
            });
        }
    }

    /** Whether it was a browser that asks first whether it may ask, and may, and is answered so. */
    boolean answers(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> origin = wanted(request).flatMap(_ -> origin(request));
        origin.ifPresent(known -> {
            response.setStatus(NO_CONTENT);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, known);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MINUTES);
        });
        return origin.isPresent();
    }

    private Optional<Route> wanted(HttpServletRequest request) {
        return Optional.of(request)
                .filter(it -> it.getMethod().equals("OPTIONS"))
                .flatMap(it -> Optional.ofNullable(it.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)))
                .filter(METHODS::contains)
                .flatMap(method -> routes.find(method, request.getRequestURI()))
                .filter(Route::isForApplications);
    }

    private Optional<String> origin(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)).filter(origins::admits);
    }
}
