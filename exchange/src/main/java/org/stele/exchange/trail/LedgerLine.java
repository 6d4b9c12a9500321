package org.stele.exchange.trail;

import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;

/**
 * An entry of the ledger's part of a trail, where it stands.
 *
 * @param isOfConsent whether it concerns a grant or a restriction
 */
public record LedgerLine(TrailKey key, TrailEntry entry, boolean isOfConsent) {}
