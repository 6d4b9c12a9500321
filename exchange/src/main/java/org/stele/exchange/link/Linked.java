package org.stele.exchange.link;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.Author;

/**
 * Two charts that are, or were, held for one person's.
 *
 * @param prior the home of the chart whose number is not in use any more
 * @param surviving the home of the other
 * @param by the seat that linked them
 * @param undone by whom they were taken apart, if they were
 */
public record Linked(SubjectId prior, SubjectId surviving, Author by, Instant at, Optional<Undone> undone) {
    /** Who took them apart. */
    public record Undone(Author by, Instant at) {}
}
