package org.stele.node.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToLongFunction;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.stele.ledger.Ledger;
import org.stele.ledger.LedgerStatus;
import org.stele.node.watch.NetworkStatus;
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
                .withDetail("silentValidators", seen(NetworkStatus::silent))
                .withDetail("validatorsAhead", seen(NetworkStatus::runningAhead))
                .withDetail("validatorsLeftOut", seen(NetworkStatus::leftOut))
                .withDetail("lies", seen(network -> network.evidence().size()))
                .withDetail(
                        "observations", seen(network -> network.observations().size()))
                .build();
    }

    private long seen(ToLongFunction<NetworkStatus> value) {
        return watch.status().map(value::applyAsLong).orElse(0L);
    }
}
