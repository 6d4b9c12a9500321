package org.stele.exchange.release;

import org.stele.contracts.id.PermitId;

/**
 * Asks for what a permit permits.
 *
 * @param height at which the permit is final: the custodian waits for it
 */
public record ReleaseRequest(PermitId permit, long height) {}
