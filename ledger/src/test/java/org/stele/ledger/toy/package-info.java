/** A small set of rules to test the ledger with, and a network of nodes in one process that goes by it. */
@NullMarked
package org.stele.ledger.toy;

import org.jspecify.annotations.NullMarked;
