package org.stele.node.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds the route of a request. Safe for use by many threads. */
final class Routes {
    private record Entry(Route route, PathPattern pattern) {}

    private final List<Entry> entries = Arrays.stream(Route.values())
            .map(route -> new Entry(route, PathPatternParser.defaultInstance.parse(route.path())))
            .toList();

    /**
     * @param path as sent, without the query
     */
    Optional<Route> find(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        PathContainer parsed = PathContainer.parsePath(path);
        return entries.stream()
                .filter(entry ->
                        entry.route().method().equals(wanted) && entry.pattern().matches(parsed))
                .map(Entry::route)
                .findFirst();
    }
}
