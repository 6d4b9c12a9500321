package org.stele.node.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.stele.ledger.Ledger;
import org.stele.ledger.LedgerStatus;

/** Where the ledger is. */
public final class NodeMetrics implements MeterBinder {
    private final Ledger ledger;

    public NodeMetrics(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "stele.ledger.height", "the height that this node has executed", LedgerStatus::executed);
        gauge(registry, "stele.ledger.certified", "the height below which all is final", LedgerStatus::certified);
        gauge(registry, "stele.ledger.pending", "transactions taken and not final yet", LedgerStatus::waiting);
        gauge(registry, "stele.ledger.entries", "entries in the state", LedgerStatus::entries);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<LedgerStatus> value) {
        Gauge.builder(name, ledger, watched -> value.applyAsDouble(watched.status()))
                .description(description)
                .register(registry);
    }
}
