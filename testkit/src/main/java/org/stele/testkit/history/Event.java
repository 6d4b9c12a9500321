package org.stele.testkit.history;

import java.util.Optional;
import org.stele.crypto.Hash;

/** What a client asked and was told. Times are of one clock, in nanoseconds, and say only what came before what. */
public sealed interface Event {
    /** When it was asked. */
    long asked();

    /** When the answer was there. */
    long told();

    /** The client, who asks one node, one question after the other. */
    String client();

    /** A transaction that was handed in, and the height of the block that it is final in; none where no answer said so. */
    record Wrote(String client, long asked, long told, Hash transaction, Optional<Long> height) implements Event {}

    /** The newest certified block of a node. */
    record Looked(String client, long asked, long told, long height, Hash stateRoot) implements Event {}

    /** The newest certified block, as a quorum confirmed it at a node. */
    record Confirmed(String client, long asked, long told, long height, Hash stateRoot) implements Event {}

    /**
     * A transaction that was looked for.
     *
     * @param certified a height that was certified at the node before it looked
     * @param height of the block that the node has it in
     */
    record Sought(String client, long asked, long told, Hash transaction, long certified, Optional<Long> height)
            implements Event {}
}
