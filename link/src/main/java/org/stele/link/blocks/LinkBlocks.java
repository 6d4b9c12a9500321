package org.stele.link.blocks;

import java.time.Duration;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.BlockPeer;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.ordering.Ordering;
import org.stele.link.blocks.BlockBodies.Wanted;
import org.stele.link.client.PeerCall;
import org.stele.link.client.PeerClients;
import org.stele.link.server.PeerListener;
import org.stele.link.server.PeerRefusal;
import org.stele.link.server.PeerRoute;

/** Certified blocks over the link. Every member may ask for all of them. Safe for use by many threads. */
public final class LinkBlocks implements BlockExchange {
    static final String BLOCKS = "/v1/blocks";

    private static final int LARGEST_QUESTION = 64;
    /** An answer may hold {@link BlockPeer#MOST_BYTES} in memory. */
    private static final int AT_ONCE = 2;

    /** Of a header with its certificate, by 100 validators at most. */
    private static final int AROUND_AN_ENTRY = 16 << 10;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final PeerListener listener;
    private final PeerClients clients;

    public LinkBlocks(PeerListener listener, PeerClients clients) {
        this.listener = listener;
        this.clients = clients;
    }

    @Override
    public VoteExchange.Presence join(RandomId organisation, BlockPeer peer) {
        PeerListener.Serving serving =
                listener.serve(new PeerRoute(BLOCKS, LARGEST_QUESTION, AT_ONCE, (_, body) -> answer(peer, body)));
        return serving::close;
    }

    private static byte[] answer(BlockPeer peer, byte[] body) throws PeerRefusal {
        Wanted wanted = Wanted.CODEC.decode(body);
        try {
            return BlockBodies.blocks(peer.blocks(wanted.height(), wanted.limit(), wanted.bytes()));
        } catch (PeerUnreachableException e) {
            throw PeerRefusal.later();
        }
    }

    /** What another member's node answers is checked by who asked; here only its form. */
    @Override
    public BlockPeer peer(RandomId organisation) {
        return (height, limit, bytes) -> clients.read(
                organisation,
                new PeerCall(BLOCKS, PATIENCE, largestAnswer(limit, bytes)),
                Wanted.CODEC.encode(new Wanted(height, limit, bytes)),
                answer -> BlockBodies.blocks(answer, limit));
    }

    /** The first entry comes whatever its size. */
    private static long largestAnswer(int limit, int bytes) {
        return Math.max(bytes, Ordering.MAX_ENTRY_BYTES) + (long) limit * AROUND_AN_ENTRY;
    }
}
