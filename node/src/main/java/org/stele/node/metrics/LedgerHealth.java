package org.stele.node.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.stele.ledger.Ledger;
import org.stele.ledger.LedgerStatus;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkStatus.Seen;
import org.stele.node.watch.NetworkWatch;

/** Up while blocks are certified: an idle network certifies one every few seconds. */
public final class LedgerHealth implements HealthIndicator {
    private static final Duration TOLERANCE = Duration.ofSeconds(60);

    private final Ledger ledger;
    private final NetworkWatch watch;
    private final InstantSource clock;

    public LedgerHealth(Ledger ledger, NetworkWatch watch, InstantSource clock) {
        this.ledger = ledger;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public Health health() {
        LedgerStatus status = ledger.status();
        if (ledger.stopped().toCompletableFuture().isDone()) {
            return Health.down().withDetail("stopped", true).build();
        }
        if (status.certified() < 0) {
            return Health.outOfService().withDetail("certified", false).build();
        }
        Duration age = Duration.between(ledger.certified().time(), clock.instant());
        Health.Builder health = age.compareTo(TOLERANCE) > 0 ? Health.outOfService() : Health.up();
        return health.withDetail("height", status.executed())
                .withDetail("certified", status.certified())
                .withDetail("certifiedAgeSeconds", age.toSeconds())
                .withDetail("pending", status.waiting())
                .withDetails(watch.status().map(LedgerHealth::details).orElse(Map.of()))
                .build();
    }

    /** The same as {@code network status} says, members by their names. */
    private static Map<String, Object> details(NetworkStatus network) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("epoch", network.epoch());
        details.put("takesPart", network.ordering().takesPart());
        details.put("lag", network.ordering().lag());
        details.put("leader", names(network.leading()));
        details.put("silent", names(network.silent()));
        details.put("disagreeing", names(network.disagreeing()));
        details.put("clockAhead", names(network.runningAhead()));
        details.put("leftOut", names(network.leftOut()));
        details.put("lying", names(network.lying()));
        details.put("observations", network.observations().size());
        return details;
    }

    private static List<String> names(List<Seen> members) {
        return members.stream().map(member -> member.name().toString()).toList();
    }
}
