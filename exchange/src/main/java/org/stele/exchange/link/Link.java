package org.stele.exchange.link;

import java.time.Instant;
import java.util.Optional;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;

/**
 * That a chart is the same person's as another, whose number is to be used.
 *
 * @param prior whose number is not in use any more
 * @param undone by whom, where it does not hold any more
 */
record Link(ChartId prior, ChartId surviving, Author by, Instant at, Optional<Undone> undone) {
    /** That it does not hold. */
    record Undone(Author by, Instant at) {}

    boolean holds() {
        return undone.isEmpty();
    }

    Link undone(Author who, Instant when) {
        return new Link(prior, surviving, by, at, Optional.of(new Undone(who, when)));
    }
}
