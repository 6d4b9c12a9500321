package org.stele.exchange.erase;

import org.stele.contracts.id.ErasureId;

/**
 * Tells a holder which of its records an item of a request means.
 *
 * @param item its place in the request, from 0
 * @param height at which the request is final: the holder waits for it
 */
public record HeldErasure(ErasureId request, int item, ErasureOpening opening, long height) {}
