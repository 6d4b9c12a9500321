/**
 * Total order for members on machines of their own, by Apache Ratis: it tolerates crashes, not lies, which are what the
 * ledger's certificates are for. A position is an index of the Raft log; the log itself is what followers read from.
 * Nothing here knows what is in an entry. Start at {@link org.stele.ordering.raft.RaftOrdering}.
 */
@NullMarked
package org.stele.ordering.raft;

import org.jspecify.annotations.NullMarked;
