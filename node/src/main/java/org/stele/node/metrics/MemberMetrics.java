package org.stele.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.stele.ledger.ordering.FollowerThread;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkStatus.Seen;
import org.stele.node.watch.NetworkWatch;

/** Each member as this node sees it, under its name. Members come and go, so that the rows are made anew every few seconds. */
public final class MemberMetrics implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final NetworkWatch watch;
    private final MultiGauge voted;
    private final MultiGauge silent;
    private final MultiGauge clock;
    private final MultiGauge disagrees;
    private final MultiGauge leads;
    private final MultiGauge lies;
    private final FollowerThread thread;

    public MemberMetrics(MeterRegistry registry, NetworkWatch watch) {
        this.watch = watch;
        voted = gauge(registry, "stele.member.voted", "the height of its last vote");
        silent = gauge(registry, "stele.member.silent.seconds", "since its last vote");
        clock = gauge(registry, "stele.member.clock.seconds", "how far its clock is ahead of the network's time");
        disagrees = gauge(registry, "stele.member.disagrees", "1 where its last vote is not for what is certified");
        leads = gauge(registry, "stele.member.leads", "1 where it leads the ordering");
        lies = gauge(registry, "stele.member.lies", "pieces of evidence kept against it");
        thread = new FollowerThread("member-metrics", this::step, () -> {});
        thread.start();
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private void step() throws InterruptedException {
        watch.status().ifPresent(this::show);
        thread.awaitClose(PAUSE);
    }

    private void show(NetworkStatus status) {
        show(voted, status, member -> member.voted().map(Long::doubleValue));
        show(silent, status, member -> Optional.of((double) member.silentSeconds()));
        show(clock, status, member -> member.clockSeconds().map(Long::doubleValue));
        show(disagrees, status, member -> Optional.of(member.disagrees() ? 1.0 : 0.0));
        show(leads, status, member -> Optional.of(status.isLedBy(member) ? 1.0 : 0.0));
        show(lies, status, member -> Optional.of((double) status.liesOf(member)));
    }

    private static void show(MultiGauge gauge, NetworkStatus status, Function<Seen, Optional<Double>> value) {
        List<Row<?>> rows = status.members().stream()
                .<Row<?>>mapMulti((member, next) -> value.apply(member)
                        .ifPresent(number -> next.accept(
                                Row.of(Tags.of("member", member.name().toString()), number))))
                .toList();
        gauge.register(rows, true);
    }

    @Override
    public void close() {
        thread.close();
    }
}
