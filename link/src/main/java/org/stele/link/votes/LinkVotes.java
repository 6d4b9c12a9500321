package org.stele.link.votes;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.certificate.VotePeer;
import org.stele.link.client.PeerCall;
import org.stele.link.client.PeerClients;
import org.stele.link.server.PeerHandler;
import org.stele.link.server.PeerListener;
import org.stele.link.server.PeerRefusal;
import org.stele.link.server.PeerRoute;
import org.stele.link.votes.VoteBodies.Range;

/** Votes over the link. A member hands over its own votes only. Safe for use by many threads. */
public final class LinkVotes implements VoteExchange {
    static final String VOTE = "/v1/votes";
    static final String CERTIFIED = "/v1/votes/certified";
    static final String UNCERTIFIED = "/v1/votes/uncertified";

    /** A vote has about 600 bytes. */
    private static final int LARGEST_VOTE = 4 << 10;

    private static final int LARGEST_RANGE = 64;
    private static final long LARGEST_ANSWER = 16L << 20;
    private static final int AT_ONCE = 8;
    private static final int FORBIDDEN = 403;
    private static final byte[] NOTHING = {};
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PeerListener listener;
    private final PeerClients clients;

    public LinkVotes(PeerListener listener, PeerClients clients) {
        this.listener = listener;
        this.clients = clients;
    }

    @Override
    public Presence join(RandomId organisation, VotePeer peer) {
        List<PeerListener.Serving> serving = List.of(
                listener.serve(route(VOTE, LARGEST_VOTE, (member, body) -> take(peer, member, body))),
                listener.serve(route(CERTIFIED, LARGEST_RANGE, (_, body) -> certified(peer, body))),
                listener.serve(route(UNCERTIFIED, LARGEST_RANGE, (_, body) -> uncertified(peer, body))));
        return () -> serving.forEach(PeerListener.Serving::close);
    }

    @Override
    public VotePeer peer(RandomId organisation) {
        return new Remote(organisation);
    }

    private static PeerRoute route(String path, int largest, PeerHandler handler) {
        return new PeerRoute(path, largest, AT_ONCE, handler);
    }

    private static byte[] take(VotePeer peer, RandomId member, byte[] body) throws PeerRefusal {
        Vote vote = Vote.CODEC.decode(body);
        if (!vote.organisation().equals(member)) {
            throw new PeerRefusal(FORBIDDEN, Bytes.of(NOTHING));
        }
        try {
            peer.vote(vote);
            return NOTHING;
        } catch (PeerUnreachableException e) {
            throw PeerRefusal.later();
        }
    }

    private static byte[] certified(VotePeer peer, byte[] body) throws PeerRefusal {
        Range range = Range.CODEC.decode(body);
        try {
            return VoteBodies.headers(peer.certified(range.height(), range.limit()));
        } catch (PeerUnreachableException e) {
            throw PeerRefusal.later();
        }
    }

    private static byte[] uncertified(VotePeer peer, byte[] body) throws PeerRefusal {
        Range range = Range.CODEC.decode(body);
        try {
            return VoteBodies.votes(
                    peer.votes(range.height()).stream().limit(range.limit()).toList());
        } catch (PeerUnreachableException e) {
            throw PeerRefusal.later();
        }
    }

    /** Another member's node. What it answers is checked by who asked; here only its form. */
    private final class Remote implements VotePeer {
        private final RandomId organisation;

        Remote(RandomId organisation) {
            this.organisation = organisation;
        }

        @Override
        public void vote(Vote vote) throws PeerUnreachableException {
            ask(VOTE, Vote.CODEC.encode(vote), Function.identity());
        }

        @Override
        public List<CertifiedHeader> certified(long height, int limit) throws PeerUnreachableException {
            return ask(CERTIFIED, Range.CODEC.encode(new Range(height, limit)), VoteBodies::headers);
        }

        @Override
        public List<Vote> votes(long height) throws PeerUnreachableException {
            return ask(UNCERTIFIED, Range.CODEC.encode(new Range(height, VoteBodies.MOST)), VoteBodies::votes);
        }

        private <T> T ask(String path, byte[] body, Function<byte[], T> answer) throws PeerUnreachableException {
            return clients.read(organisation, new PeerCall(path, PATIENCE, LARGEST_ANSWER), body, answer);
        }
    }
}
