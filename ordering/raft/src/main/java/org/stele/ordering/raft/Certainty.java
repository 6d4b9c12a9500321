package org.stele.ordering.raft;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.ratis.proto.RaftProtos.CommitInfoProto;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/** How far the order is certain, here and at the other peers, as far as this one heard. Safe for many threads. */
final class Certainty {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final RaftServer.Division division;
    private final Progress progress;
    private final Duration patience;

    /**
     * Looks at a running peer.
     *
     * @param patience how long a leader is waited for
     */
    Certainty(RaftServer.Division division, Progress progress, Duration patience) {
        this.division = division;
        this.progress = progress;
        this.patience = patience;
    }

    /** @throws OrderingException where the leader never ordered anything at {@code position} */
    void requireOrdered(long position, long last) throws OrderingException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<Long> ordered = Optional.empty();
        while (position > last && System.nanoTime() < end) {
            ordered = atLeader();
            if (ordered.isPresent()
                    && (ordered.get() >= position || division.getInfo().isLeaderReady())) {
                break;
            }
            pause();
        }
        if (position > last && ordered.isPresent() && ordered.get() < position) {
            throw new OrderingException(
                    Kind.ENDED,
                    "the ordering ends at position " + ordered.get() + ", and nothing of it ever stood at " + position
                            + ": this ledger is of another network or epoch, or the ordering has lost entries");
        }
    }

    private void pause() throws OrderingException {
        try {
            progress.awaitChange(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OrderingException(Kind.ENDED, "interrupted", e);
        }
    }

    private Optional<Long> atLeader() {
        RaftPeerId leader = division.getInfo().getLeaderId();
        return leader == null ? Optional.empty() : Optional.ofNullable(atPeers().get(PeerAddress.name(leader)));
    }

    /** How far the order is certain at each peer that was heard of. */
    private Map<String, Long> atPeers() {
        Map<String, Long> certain = new HashMap<>();
        for (CommitInfoProto info : division.getCommitInfos()) {
            certain.put(PeerAddress.name(RaftPeerId.valueOf(info.getServer().getId())), info.getCommitIndex());
        }
        return certain;
    }

    RaftStatus status(RaftLogReader reader) {
        Map<String, Long> peers = atPeers();
        division.getRaftConf().getAllPeers().forEach(peer -> peers.putIfAbsent(PeerAddress.name(peer.getId()), -1L));
        return new RaftStatus(
                Optional.ofNullable(division.getInfo().getLeaderId()).map(PeerAddress::name),
                division.getInfo().getCurrentTerm(),
                progress.applied(),
                reader.keptAfter(),
                peers);
    }
}
