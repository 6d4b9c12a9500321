/** The load generator of the ledger: signed record transactions through whole nodes. Start at {@link org.stele.benchmarks.ledger.LedgerBench}. */
@NullMarked
package org.stele.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
