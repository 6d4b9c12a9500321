package org.stele.ledger.certificate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.crypto.RandomId;

/** Votes between the nodes of one process, by calls. */
public final class InProcessVotes implements VoteExchange {
    private final Map<RandomId, VotePeer> present = new ConcurrentHashMap<>();

    @Override
    public Presence join(RandomId organisation, VotePeer peer) {
        if (present.putIfAbsent(organisation, peer) != null) {
            throw new IllegalArgumentException("another node of this process is there for " + organisation);
        }
        return () -> present.remove(organisation, peer);
    }

    @Override
    public VotePeer peer(RandomId organisation) {
        return new Way(organisation);
    }

    /** Finds the peer anew for each call: it comes and goes. */
    private final class Way implements VotePeer {
        private final RandomId organisation;

        Way(RandomId organisation) {
            this.organisation = organisation;
        }

        @Override
        public void vote(Vote vote) throws PeerUnreachableException {
            find().vote(vote);
        }

        @Override
        public List<CertifiedHeader> certified(long height, int limit) throws PeerUnreachableException {
            return find().certified(height, limit);
        }

        @Override
        public List<Vote> votes(long height) throws PeerUnreachableException {
            return find().votes(height);
        }

        private VotePeer find() throws PeerUnreachableException {
            VotePeer peer = present.get(organisation);
            if (peer == null) {
                throw new PeerUnreachableException("no node is there for " + organisation);
            }
            return peer;
        }
    }
}
