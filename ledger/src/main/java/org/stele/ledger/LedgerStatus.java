package org.stele.ledger;

/**
 * Where a node is.
 *
 * @param executed the height that it has executed and stored
 * @param certified the height below which everything is final; -1 before the genesis is certified
 * @param waiting transactions taken at the door and not final yet
 * @param entries entries in the state
 */
public record LedgerStatus(long executed, long certified, int waiting, long entries) {}
