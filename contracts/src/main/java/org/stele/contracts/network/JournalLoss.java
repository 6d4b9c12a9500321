package org.stele.contracts.network;

import java.time.Instant;
import org.stele.crypto.Hash;

/**
 * That a member's journal lost entries, as the member admitted: after it came back from a backup, which lacks what was written
 * since. It stays with every root that the member posts from then on, and so in every proof of a trail.
 *
 * @param times how often so far
 * @param time the block's time of the last admission
 * @param counter how many entries the journal had by the last root before it
 * @param root that root: what was proven under it stays proven
 */
public record JournalLoss(int times, Instant time, long counter, Hash root) {}
