package org.stele.contracts.identity;

import java.time.Instant;

/**
 * That a key was a seat's.
 *
 * @param until the block's time at which another took its place
 */
public record FormerKey(Instant until) {}
