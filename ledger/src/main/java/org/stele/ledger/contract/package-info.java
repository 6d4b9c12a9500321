/**
 * What a contract is and what it may see: its command, the state and the block's time, nothing else. No clock, randomness,
 * I/O, unordered iteration, floating point or locale.
 */
@NullMarked
package org.stele.ledger.contract;

import org.jspecify.annotations.NullMarked;
