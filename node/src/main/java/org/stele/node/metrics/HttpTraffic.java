package org.stele.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.stele.node.auth.AuthenticationException;
import org.stele.node.http.Route;
import org.stele.node.http.Traffic;
import org.stele.node.problem.Problem;

/** Counts what goes through the gate. Releases are the answers 200 of the route {@code releases}. */
public final class HttpTraffic implements Traffic {
    private final MeterRegistry registry;

    public HttpTraffic(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void answered(Optional<Route> route, int status, Duration took) {
        registry.timer(
                        "stele.http.requests",
                        "route",
                        route.map(HttpTraffic::word).orElse("none"),
                        "status",
                        Integer.toString(status))
                .record(took);
    }

    @Override
    public void refused(Problem problem) {
        registry.counter("stele.refusals", "code", problem.code()).increment();
    }

    @Override
    public void notAuthenticated(AuthenticationException.Reason reason) {
        registry.counter(
                        "stele.authentication.refusals", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private static String word(Route route) {
        return route.name().toLowerCase(Locale.ROOT);
    }
}
