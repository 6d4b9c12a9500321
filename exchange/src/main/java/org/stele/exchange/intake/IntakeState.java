package org.stele.exchange.intake;

/** Where a batch stands. */
public enum IntakeState {
    /** Sealed and invisible; it waits for signatures. */
    STAGED,
    /** Everybody signed; it is on its way onto the ledger, and completes by itself, also after a crash. */
    COMMITTING,
    /** On the ledger and active. */
    COMMITTED
}
