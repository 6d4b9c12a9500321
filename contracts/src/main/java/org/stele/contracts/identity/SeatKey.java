package org.stele.contracts.identity;

import org.stele.contracts.id.SeatId;
import org.stele.crypto.VerificationKey;

/** A key of a seat. */
public record SeatKey(SeatId seat, VerificationKey key) {}
