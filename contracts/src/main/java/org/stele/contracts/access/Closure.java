package org.stele.contracts.access;

import java.time.Instant;
import org.stele.contracts.id.SeatId;

/** Who closed a review, when, and with what finding. */
public record Closure(SeatId reviewer, Finding finding, Instant time) {}
