package org.stele.formats.launch;

import org.stele.contracts.id.SeatId;

/**
 * How an application was opened from a record system.
 *
 * @param seat that opened it, and nobody else approves it
 */
public record OpenedBy(SeatId seat, LaunchContext context) {}
