package org.stele.node.smart;

import org.stele.contracts.id.SeatId;

/** Whether a seat is this organisation's and acts, by the certified state. */
@FunctionalInterface
public interface SeatCheck {
    boolean inForce(SeatId seat);
}
