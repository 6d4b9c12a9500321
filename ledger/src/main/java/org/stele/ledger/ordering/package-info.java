/**
 * Total order: the same entries in the same order to all, at least once. What is in an entry is no business of an ordering.
 * Start at {@link org.stele.ledger.ordering.Ordering}; {@link org.stele.ledger.ordering.EmbeddedOrdering} is the one for a
 * single process.
 */
@NullMarked
package org.stele.ledger.ordering;

import org.jspecify.annotations.NullMarked;
