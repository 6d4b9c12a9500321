package org.stele.cli.network.liar;

import java.util.List;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.certificate.VotePeer;

/** The link's votes, of which this node's own are changed on their way out, whether they are sent or asked for. */
record LyingVotes(VoteExchange real, Orders orders, Forger forger) implements VoteExchange {
    @Override
    public Presence join(RandomId organisation, VotePeer peer) {
        return real.join(organisation, new Way(peer, this));
    }

    @Override
    public VotePeer peer(RandomId organisation) {
        return new Way(real.peer(organisation), this);
    }

    private Vote said(Vote vote) {
        return vote.organisation().equals(forger.self()) && orders.has(Lie.OTHER_STATE)
                ? forger.forOtherState(vote)
                : vote;
    }

    private record Way(VotePeer peer, LyingVotes lies) implements VotePeer {
        @Override
        public void vote(Vote vote) throws PeerUnreachableException {
            peer.vote(lies.said(vote));
            if (vote.organisation().equals(lies.forger.self()) && lies.orders.has(Lie.TWO_HEADERS)) {
                peer.vote(lies.forger.forOtherEntry(vote));
            }
        }

        @Override
        public List<CertifiedHeader> certified(long height, int limit) throws PeerUnreachableException {
            return peer.certified(height, limit);
        }

        @Override
        public List<Vote> votes(long height) throws PeerUnreachableException {
            return peer.votes(height).stream().map(lies::said).toList();
        }
    }
}
