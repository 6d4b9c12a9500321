package org.stele.node.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.stele.node.auth.Authenticated;
import org.stele.node.auth.AuthenticationException;
import org.stele.node.auth.Authenticator;
import org.stele.node.auth.BearerToken;
import org.stele.node.auth.Caller;
import org.stele.node.auth.OriginCheck;
import org.stele.node.auth.SignedStatement;
import org.stele.node.auth.TokenCheck;
import org.stele.node.config.HttpSettings;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemWriter;

/**
 * The first thing that every request meets: is there room for it, who sends it, and is its body of a bearable size. A request
 * that must be signed, or bring a token, is checked before its body is read.
 */
public final class Gate implements Filter {
    private static final String NO_PLACE =
            "The node has as much in work as it takes: send it again after the time in Retry-After.";

    private static final String CLOCK =
            "The request's time is more than 120 s off this node's clock, or before the node"
                    + " started: compare with the Date header and sign again.";

    private static final RequestRoom.Place NOTHING = () -> {};

    private final Routes routes = new Routes();
    private final CrossOrigin crossOrigin;
    private final HttpSettings settings;
    private final Authenticator authenticator;
    private final TokenCheck tokens;
    private final Operators operators;
    private final BodyReader bodies;
    private final Semaphore places;
    private final RequestRoom room;
    private final Traffic traffic;

    public Gate(
            HttpSettings settings,
            Authenticator authenticator,
            TokenCheck tokens,
            OriginCheck origins,
            Traffic traffic) {
        this.settings = settings;
        this.crossOrigin = new CrossOrigin(routes, origins);
        this.authenticator = authenticator;
        this.tokens = tokens;
        this.operators = new Operators(settings.operators());
        this.bodies = new BodyReader(Duration.ofSeconds(settings.bodySeconds()));
        this.places = new Semaphore(settings.atOnce());
        this.room = RequestRoom.of(settings);
        this.traffic = traffic;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Optional<Route> route = routes.find(http.getMethod(), http.getRequestURI());
        long started = System.nanoTime();
        SecurityHeaders.set(answer);
        crossOrigin.admit(http, answer, route);
        if (!crossOrigin.answers(http, answer)) {
            answer(http, answer, chain, route);
        }
        traffic.answered(route, answer.getStatus(), Duration.ofNanos(System.nanoTime() - started));
    }

    private void answer(HttpServletRequest http, HttpServletResponse answer, FilterChain chain, Optional<Route> route)
            throws IOException, ServletException {
        try {
            if (isAlways(route)) {
                pass(http, answer, chain, route);
            } else {
                passIfRoom(http, answer, chain, route);
            }
        } catch (AuthenticationException e) {
            traffic.notAuthenticated(e.reason());
            ProblemWriter.write(notAuthenticated(e.reason()), http, answer);
        } catch (ProblemException e) {
            traffic.refused(e.problem());
            route.filter(Route::isForAnyOrigin).ifPresent(_ -> SecurityHeaders.admitAnyOrigin(answer));
            ProblemWriter.write(e.problem(), http, answer);
        }
    }

    private void passIfRoom(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Optional<Route> route)
            throws IOException, ServletException {
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.of(ProblemCode.OVERLOADED, NO_PLACE));
        }
        try {
            pass(request, response, chain, route);
        } finally {
            places.release();
        }
    }

    private void pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Optional<Route> route)
            throws IOException, ServletException {
        boolean operator = operators.includes(request);
        Admission admission = route.map(Route::admission).orElse(Admission.PUBLIC);
        if (admission == Admission.OPERATORS && !operator) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        Optional<Authenticated> known = switch (admission) {
            case PUBLIC, OPERATORS -> Optional.empty();
            case SIGNED -> Optional.of(authenticate(request));
            case SIGNED_OR_TOKEN ->
                Optional.of(BearerToken.in(request).map(this::authenticate).orElseGet(() -> authenticate(request)));
            case BEYOND_SCOPES -> {
                BearerToken.in(request).ifPresent(this::refuse);
                yield Optional.of(authenticate(request));
            }
        };
        int limit = route.map(Route::limit).orElse(BodyLimit.TRANSACTION).bytes(settings.bundleLimit());
        int length = BodyReader.length(request, limit);
        try (RequestRoom.Place _ = isAlways(route) ? NOTHING : room(known, length)) {
            byte[] body = bodies.read(request, limit);
            Optional<Caller> caller = known.map(authenticated -> authenticated.with(body));
            chain.doFilter(new ReadRequest(request, body, caller, operator), response);
        }
    }

    /** What says how the node is, is answered however much is in work. */
    private static boolean isAlways(Optional<Route> route) {
        return route.filter(Route::always).isPresent();
    }

    private RequestRoom.Place room(Optional<Authenticated> known, int length) {
        return known.isPresent() ? room.take(known.get().caller().author().toString(), length) : room.take(length);
    }

    /** Before its body is read; a token that does not count is refused for that (RFC 6750 §3.1). */
    private void refuse(String token) {
        tokens.check(token);
        throw new ProblemException(ProblemCode.INSUFFICIENT_SCOPE);
    }

    private Authenticated authenticate(String token) {
        return new Authenticated(tokens.check(token), Optional.empty());
    }

    private Authenticated authenticate(HttpServletRequest request) {
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return authenticator.authenticate(request.getHeader(SignedStatement.HEADER), request.getMethod(), path);
    }

    private static Problem notAuthenticated(AuthenticationException.Reason reason) {
        return reason == AuthenticationException.Reason.CLOCK
                ? Problem.of(ProblemCode.REQUEST_NOT_AUTHENTICATED, CLOCK)
                : Problem.of(ProblemCode.REQUEST_NOT_AUTHENTICATED);
    }
}
