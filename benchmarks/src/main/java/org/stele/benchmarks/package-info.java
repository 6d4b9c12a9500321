/**
 * Load generators and micro benchmarks. What may not live here: anything that production needs. Start at {@link
 * org.stele.benchmarks.ledger.LedgerBench}; what was measured with it stands in {@code docs/performance.md}.
 */
@NullMarked
package org.stele.benchmarks;

import org.jspecify.annotations.NullMarked;
