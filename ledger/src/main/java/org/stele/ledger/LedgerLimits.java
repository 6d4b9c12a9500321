package org.stele.ledger;

import java.time.Duration;

/**
 * How much a node takes on at once. None of it is part of the network's rules: nodes may differ.
 *
 * @param waiting transactions taken at the door and not final yet; no account has more of them than are still free
 * @param waitingBytes of their envelopes, with the same share for each account
 * @param batchTransactions in one batch at most
 * @param batchBytes of envelopes in one batch at most
 * @param batchDelay how long the first transaction of a batch waits for others
 * @param uncertified blocks that may lack a certificate before this node proposes no more
 * @param tick after how long without a batch this node proposes an empty one
 * @param clockTolerance how far this node's clock may be from the others' before it proposes no more
 * @param standstill after how long without a block becoming final nothing is let in at the door; longer than a few ticks
 */
public record LedgerLimits(
        int waiting,
        long waitingBytes,
        int batchTransactions,
        int batchBytes,
        Duration batchDelay,
        int uncertified,
        Duration tick,
        Duration clockTolerance,
        Duration standstill) {
    public static LedgerLimits standard() {
        return new LedgerLimits(
                20_000,
                32L << 20,
                4_000,
                2 * 1024 * 1024,
                Duration.ofMillis(5),
                64,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15));
    }

    /** As {@link #standard}, with empty blocks every so often: for tests and demonstrations. */
    public LedgerLimits withTick(Duration shorter) {
        return new LedgerLimits(
                waiting,
                waitingBytes,
                batchTransactions,
                batchBytes,
                batchDelay,
                uncertified,
                shorter,
                clockTolerance,
                standstill);
    }

    /** The same with another number of transactions that wait. */
    public LedgerLimits withWaiting(int transactions) {
        return new LedgerLimits(
                transactions,
                waitingBytes,
                batchTransactions,
                batchBytes,
                batchDelay,
                uncertified,
                tick,
                clockTolerance,
                standstill);
    }

    /** As these, where it counts as a standstill sooner: for tests. */
    public LedgerLimits withStandstill(Duration shorter) {
        return new LedgerLimits(
                waiting,
                waitingBytes,
                batchTransactions,
                batchBytes,
                batchDelay,
                uncertified,
                tick,
                clockTolerance,
                shorter);
    }
}
