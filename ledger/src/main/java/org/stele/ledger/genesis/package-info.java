/** The document that a network begins with, and whose hash is its id. Start at {@link org.stele.ledger.genesis.Genesis}. */
@NullMarked
package org.stele.ledger.genesis;

import org.jspecify.annotations.NullMarked;
