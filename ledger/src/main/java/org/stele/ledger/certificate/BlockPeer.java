package org.stele.ledger.certificate;

import java.util.List;

/**
 * What a node answers to others that have fallen behind what the ordering still keeps, or that it lied to. It answers from its
 * own certified blocks, and never waits for newer ones. Safe for use by many threads.
 */
public interface BlockPeer {
    /** How many blocks are asked for at once, at most. */
    int MOST_BLOCKS = 256;

    /** How many bytes of entries are asked for at once, at most. */
    int MOST_BYTES = 16 * 1024 * 1024;

    /**
     * Certified blocks from {@code height} on, ascending without gaps, no more than there are; none where there is none at
     * {@code height}. The first comes whatever its size, others as long as all entries together keep to {@code bytes}.
     *
     * @param limit 1 to {@value #MOST_BLOCKS}
     * @param bytes 1 to {@value #MOST_BYTES}
     */
    List<OrderedBlock> blocks(long height, int limit, int bytes) throws PeerUnreachableException;
}
