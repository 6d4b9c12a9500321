/** How many transactions a node takes: a program to run by hand, see {@link org.stele.ledger.load.LedgerLoad}. */
@NullMarked
package org.stele.ledger.load;

import org.jspecify.annotations.NullMarked;
