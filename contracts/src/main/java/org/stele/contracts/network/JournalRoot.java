package org.stele.contracts.network;

import java.time.Instant;
import org.stele.crypto.Hash;

/**
 * The last root of a member's journal that it posted.
 *
 * @param counter how many entries its journal had; never falls
 * @param root root of the tree over the journal's heads
 * @param time the block's time at which it was posted
 */
public record JournalRoot(long counter, Hash root, Instant time) {
    /** Whether a journal of {@code later} entries with this root may follow: it grew, or is the same. */
    boolean precedes(long later, Hash laterRoot) {
        return later > counter || (later == counter && laterRoot.equals(root));
    }
}
