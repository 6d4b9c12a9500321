package org.stele.exchange.release;

import org.stele.contracts.access.Decision;
import org.stele.contracts.network.Purpose;

/**
 * A ground on which a seat would be permitted.
 *
 * @param purpose for which it would have to ask
 */
public record Ground(Purpose purpose, Decision.Permitted decision) {}
