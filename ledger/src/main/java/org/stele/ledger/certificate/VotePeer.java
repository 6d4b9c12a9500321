package org.stele.ledger.certificate;

import java.util.List;

/** What a node answers to other nodes about votes. Safe for use by many threads. */
public interface VotePeer {
    /** Takes a vote; returning is the acknowledgement. */
    void vote(Vote vote) throws PeerUnreachableException;

    /**
     * Certified headers from {@code height} on, ascending without gaps, at most {@code limit} and no more than there are.
     * A node that missed votes asks for them.
     *
     * @param limit 1 to 1000
     */
    List<CertifiedHeader> certified(long height, int limit) throws PeerUnreachableException;

    /** This node's own votes for the heights from {@code height} on that it does not know to be certified. */
    List<Vote> votes(long height) throws PeerUnreachableException;
}
