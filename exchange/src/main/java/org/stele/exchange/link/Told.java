package org.stele.exchange.link;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;

/**
 * That two charts are two people's, as a person said. It stands, whatever is linked with either, until a person links these very two.
 *
 * @param one the lesser of the two, so that a pair has one name
 */
record Told(ChartId one, ChartId other, Author by, Instant at) {
    static Told apart(ChartId one, ChartId other, Author by, Instant at) {
        return one.value().compareTo(other.value()) < 0 ? new Told(one, other, by, at) : new Told(other, one, by, at);
    }

    static String name(ChartId one, ChartId other) {
        return one.value().compareTo(other.value()) < 0 ? one + "|" + other : other + "|" + one;
    }

    String name() {
        return name(one, other);
    }

    boolean isAmong(List<ChartId> charts) {
        return charts.contains(one) && charts.contains(other);
    }

    boolean isOf(ChartId some, ChartId another) {
        return Set.of(one, other).equals(Set.of(some, another));
    }
}
