package org.stele.exchange.ledger;

import java.time.Instant;
import java.util.Optional;
import org.stele.ledger.contract.Author;

/**
 * A command as a client signed it, before the ledger has checked anything.
 *
 * @param expires the block time from which it is void
 */
public record Command<T>(Author author, Optional<Author> onBehalfOf, Instant expires, T body) {}
