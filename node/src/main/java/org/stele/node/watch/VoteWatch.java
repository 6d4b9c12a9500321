package org.stele.node.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.certificate.VotePeer;

/**
 * Hands votes on and remembers the last of each member. What a vote says is not checked here, so that what is remembered is
 * an observation and proves nothing. Safe for use by many threads.
 */
public final class VoteWatch implements VoteExchange {
    /** A member's last vote, and when it came. */
    public record Heard(Header header, Instant at) {}

    private final VoteExchange exchange;
    private final InstantSource clock;
    private final Map<RandomId, Heard> heard = new ConcurrentHashMap<>();
    private volatile @Nullable VotePeer own;

    public VoteWatch(VoteExchange exchange, InstantSource clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    @Override
    public Presence join(RandomId organisation, VotePeer peer) {
        own = peer;
        return exchange.join(organisation, new Watched(peer));
    }

    @Override
    public VotePeer peer(RandomId organisation) {
        return exchange.peer(organisation);
    }

    /** The last vote of a member; empty where none came since this node started. */
    public Optional<Heard> lastOf(OrganisationId member) {
        return Optional.ofNullable(heard.get(member.value()));
    }

    /** Whether a vote is for the header that this node has at its height; empty as long as that has no certificate. */
    Optional<Boolean> agrees(Header voted) {
        VotePeer node = own;
        if (node == null) {
            return Optional.empty();
        }
        try {
            return node.certified(voted.height(), 1).stream()
                    .map(certified -> certified.header().equals(voted))
                    .findFirst();
        } catch (PeerUnreachableException e) {
            return Optional.empty();
        }
    }

    private final class Watched implements VotePeer {
        private final VotePeer peer;

        Watched(VotePeer peer) {
            this.peer = peer;
        }

        @Override
        public void vote(Vote vote) throws PeerUnreachableException {
            Heard now = new Heard(vote.header(), clock.instant());
            heard.merge(vote.organisation(), now, VoteWatch::later);
            peer.vote(vote);
        }

        @Override
        public List<CertifiedHeader> certified(long height, int limit) throws PeerUnreachableException {
            return peer.certified(height, limit);
        }

        @Override
        public List<Vote> votes(long height) throws PeerUnreachableException {
            return peer.votes(height);
        }
    }

    /** A vote that is sent again says nothing new of where its member is, but that it is there. */
    private static Heard later(Heard before, Heard now) {
        return now.header().height() >= before.header().height() ? now : new Heard(before.header(), now.at());
    }
}
