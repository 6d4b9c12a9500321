package org.stele.contracts.identity;

import java.time.Instant;
import org.stele.contracts.id.SeatId;

/**
 * That a clerk checked a patient's document and lets the patient claim the subject; gone with the claim.
 *
 * @param until from then on it lets nobody claim
 */
public record ClaimOffer(SeatId clerk, Instant until) {
    boolean isBy(SeatId seat, Instant time) {
        return clerk.equals(seat) && time.isBefore(until);
    }
}
