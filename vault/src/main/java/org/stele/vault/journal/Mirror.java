package org.stele.vault.journal;

import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.crypto.RandomId;

/**
 * The last posted root in memory, and whose chains may have moved since. Guarded by {@link Roots}.
 *
 * @param moved only hints at where to look: commits are told of in another order than they happen in
 */
record Mirror(Posted posted, SortedSet<RandomId> moved) {
    static Mirror of(Posted posted) {
        return new Mirror(posted, new TreeSet<>());
    }
}
