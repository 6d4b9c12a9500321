package org.stele.node.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.stele.vault.journal.Journal;
import org.stele.vault.journal.proof.JournalRoot;

/** How far the journal is, and how far its roots follow. */
public final class JournalMetrics implements MeterBinder {
    private final Journal journal;

    public JournalMetrics(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "stele.journal.entries",
                "entries under the last root",
                watched -> watched.lastRoot().map(JournalRoot::entries).orElse(0L));
        gauge(
                registry,
                "stele.journal.unposted",
                "subjects with entries that no root covers yet: more for longer than a minute is a fault",
                Journal::unposted);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Journal> value) {
        Gauge.builder(name, journal, value).description(description).register(registry);
    }
}
