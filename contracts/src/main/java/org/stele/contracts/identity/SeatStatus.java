package org.stele.contracts.identity;

/** What the organisation says of a seat, apart from its validity in time. */
public enum SeatStatus {
    ACTIVE,
    SUSPENDED,
    /** For good. */
    CLOSED
}
