package org.stele.node.smart;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The origins of the pages of registered applications: those of the addresses at which they take answers (RFC 6454 §6.2). As of some seconds
 * ago, since anybody may ask. Safe for use by many threads.
 */
final class AppOrigins {
    private static final Duration LIFE = Duration.ofSeconds(2);

    private final Applications applications;
    private final InstantSource clock;
    private volatile Known known = new Known(Instant.MIN, Set.of());

    private record Known(Instant until, Set<String> origins) {}

    AppOrigins(Applications applications, InstantSource clock) {
        this.applications = applications;
        this.clock = clock;
    }

    boolean include(String origin) {
        Known now = known;
        return (isOver(now) ? refreshed() : now).origins().contains(origin);
    }

    private boolean isOver(Known some) {
        return !clock.instant().isBefore(some.until());
    }

    /** One reads for all who wait. */
    private synchronized Known refreshed() {
        if (isOver(known)) {
            known = new Known(clock.instant().plus(LIFE), read());
        }
        return known;
    }

    private Set<String> read() {
        return applications.all().stream()
                .flatMap(application -> application.forPeople().stream())
                .flatMap(people -> people.redirects().stream())
                .flatMap(AppOrigins::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Without the port that the scheme has anyway. */
    private static Stream<String> of(String redirect) {
        URI address = URI.create(redirect);
        boolean isUsual = address.getPort() == (address.getScheme().equals("https") ? 443 : 80);
        String port = address.getPort() < 0 || isUsual ? "" : ":" + address.getPort();
        return Stream.of(address.getScheme() + "://" + address.getHost() + port);
    }
}
