/** What the ledger asks of a network's rules, besides their contracts. Start at {@link org.stele.ledger.rules.Rules}. */
@NullMarked
package org.stele.ledger.rules;

import org.jspecify.annotations.NullMarked;
