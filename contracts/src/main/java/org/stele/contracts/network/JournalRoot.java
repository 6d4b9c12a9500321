package org.stele.contracts.network;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.Hash;

/**
 * The last root of a member's journal that it posted.
 *
 * @param counter how many entries its journal had; never falls but by an admitted loss, and is 0 from there to the next root
 * @param root root of the tree over the journal's heads
 * @param time the block's time at which it was posted
 * @param loss the last time that the member admitted to have lost entries
 */
public record JournalRoot(long counter, Hash root, Instant time, Optional<JournalLoss> loss) {
    /** Stands where no root was posted since entries were lost. */
    private static final Hash NOTHING = Hash.wrap(new byte[Hash.LENGTH]);

    /** Whether a journal of {@code later} entries with this root may follow: it grew, or is the same. */
    boolean precedes(long later, Hash laterRoot) {
        return later > counter || (later == counter && laterRoot.equals(root));
    }

    /** The journal begins again, and says so. */
    JournalRoot admitted(Instant now) {
        int times = loss.map(JournalLoss::times).orElse(0) + 1;
        return new JournalRoot(0, NOTHING, now, Optional.of(new JournalLoss(times, now, counter, root)));
    }
}
