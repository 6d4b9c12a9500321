package org.stele.exchange.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.release.ChartId;
import org.stele.vault.Vault;
import org.stele.vault.segment.Segment;

/** What charts that are linked with the one that a message is filed into have of what it speaks of. One thread. */
final class LinkedCharts {
    /** One of them, as it was when the message was begun. */
    private record Other(ChartId chart, Segment segment) {}

    private final FeedKey key;
    private final List<Other> others;
    private final Set<String> elsewhere = new HashSet<>();

    LinkedCharts(Vault vault, FeedKey key, List<ChartId> charts) {
        this.key = key;
        this.others = charts.stream()
                .map(chart ->
                        new Other(chart, VaultCalls.call(() -> vault.segments().of(chart.value()))))
                .toList();
    }

    /** Looks whether they have it, each under an id of its own. */
    void note(String kind, String name, String id) {
        boolean isThere = others.stream()
                .anyMatch(other -> other.segment().mentions(kind + "/" + key.id(other.chart(), kind, name)));
        if (isThere) {
            elsewhere.add(kind + "/" + id);
        }
    }

    boolean isElsewhere(String address) {
        return elsewhere.contains(address);
    }
}
