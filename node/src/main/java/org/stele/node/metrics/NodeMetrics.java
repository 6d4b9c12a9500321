package org.stele.node.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.stele.ledger.Ledger;
import org.stele.ledger.LedgerStatus;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkWatch;

/** Where the ledger is. */
public final class NodeMetrics implements MeterBinder {
    private final Ledger ledger;
    private final NetworkWatch watch;

    public NodeMetrics(Ledger ledger, NetworkWatch watch) {
        this.ledger = ledger;
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "stele.ledger.height", "the height that this node has executed", LedgerStatus::executed);
        gauge(registry, "stele.ledger.certified", "the height below which all is final", LedgerStatus::certified);
        gauge(registry, "stele.ledger.pending", "transactions taken and not final yet", LedgerStatus::waiting);
        gauge(registry, "stele.ledger.entries", "entries in the state", LedgerStatus::entries);
        seen(
                registry,
                "stele.members.silent",
                "validators of which no vote came for long",
                status -> status.silent().size());
        seen(
                registry,
                "stele.members.disagreeing",
                "members whose last vote differs",
                status -> status.disagreeing().size());
        seen(
                registry,
                "stele.members.lies",
                "pieces of evidence kept",
                status -> status.evidence().size());
        seen(
                registry,
                "stele.members.ahead",
                "validators whose clock is ahead",
                status -> status.runningAhead().size());
        seen(
                registry,
                "stele.members.leftout",
                "validators that vote and propose nothing",
                status -> status.leftOut().size());
        seen(
                registry,
                "stele.members.observations",
                "what was seen and cannot be proven",
                status -> status.observations().size());
        seen(registry, "stele.ledger.epoch", "of the newest certified block", NetworkStatus::epoch);
        seen(
                registry,
                "stele.ordering.takes.part",
                "1 where this node is one of those who make the order",
                status -> status.ordering().takesPart() ? 1 : 0);
        seen(
                registry,
                "stele.ordering.lag",
                "entries behind the leader",
                status -> status.ordering().lag());
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<LedgerStatus> value) {
        Gauge.builder(name, ledger, watched -> value.applyAsDouble(watched.status()))
                .description(description)
                .register(registry);
    }

    private void seen(MeterRegistry registry, String name, String description, ToLongFunction<NetworkStatus> value) {
        Gauge.builder(
                        name,
                        watch,
                        watched -> watched.status().map(value::applyAsLong).orElse(0L))
                .description(description)
                .register(registry);
    }
}
