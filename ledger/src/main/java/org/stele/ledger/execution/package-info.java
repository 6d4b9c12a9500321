/**
 * From bytes at the door to a block's results: checking what comes in, and executing one ordered entry as a pure function of
 * the state and the entry. Start at {@link org.stele.ledger.execution.BlockExecutor}.
 */
@NullMarked
package org.stele.ledger.execution;

import org.jspecify.annotations.NullMarked;
