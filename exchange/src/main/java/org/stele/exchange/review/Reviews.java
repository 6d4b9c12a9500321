package org.stele.exchange.review;

import java.util.List;
import org.stele.ledger.contract.Author;

/** The reviews that this organisation owes. Closing one is a plain transaction. Safe for use by many threads. */
public interface Reviews {
    /**
     * The open ones, oldest first.
     *
     * @param reviewer a seat here with the power REVIEW, or the organisation
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}
     */
    List<OpenReview> open(Author reviewer);
}
