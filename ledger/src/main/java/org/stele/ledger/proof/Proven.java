package org.stele.ledger.proof;

import java.time.Instant;

/** What a valid proof shows, and as of when. */
public record Proven(long height, Instant time, Statement statement) {}
