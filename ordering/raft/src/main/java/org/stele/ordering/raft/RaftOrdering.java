package org.stele.ordering.raft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.rpc.SupportedRpcType;
import org.apache.ratis.server.protocol.TermIndex;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.ordering.EntryConsumer;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;
import org.stele.ledger.ordering.Subscription;

/**
 * The order of a group of peers, each a process of its own, as long as more than half of them reach each other. Any peer
 * takes appends and hands them to the one that leads.
 */
public final class RaftOrdering implements Ordering {
    /**
     * Entries below the one purged that are kept all the same: a peer that skips to where another's log begins then finds
     * itself below what is certified, and lacks nothing that only this order has.
     */
    static final int MARGIN = 128;

    private final RaftPeerServer server;
    private final RaftAppender appender;
    private final RaftLogReader reader;
    private final Set<RaftSubscription> subscriptions = ConcurrentHashMap.newKeySet();

    private RaftOrdering(RaftPeerServer server, RaftSettings settings) {
        this.server = server;
        this.appender = new RaftAppender(
                server.calls(),
                server.division(),
                server.progress(),
                settings.tuning().append());
        this.reader = new RaftLogReader(server.division(), server.machine(), server.progress());
    }

    /**
     * Opens this peer's folder, which is made where absent, and takes part in the group.
     *
     * @throws OrderingException {@link Kind#ENDED} where it cannot; the message says what to do
     */
    public static RaftOrdering open(RaftSettings settings) throws OrderingException {
        return open(settings, SupportedRpcType.GRPC);
    }

    /**
     * As {@link #open(RaftSettings)}, with another transport than Ratis' own: for tests of what a peer may be sent.
     *
     * @param transport whose name Ratis finds it by
     */
    public static RaftOrdering open(RaftSettings settings, RpcType transport) throws OrderingException {
        return new RaftOrdering(RaftPeerServer.start(settings, transport), settings);
    }

    @Override
    public CompletionStage<Long> append(Bytes entry) {
        return appender.append(entry);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A position that this peer has not got yet is waited for, if the leader has it; where nobody leads, that is found
     * out later.
     */
    @Override
    public Subscription subscribe(long position, EntryConsumer consumer) throws OrderingException {
        server.progress().requireGoing();
        reader.requireKeptAfter(position);
        server.certainty().requireOrdered(position, Math.max(0, reader.last()));
        RaftSubscription subscription = new RaftSubscription(reader, position, consumer, subscriptions::remove);
        subscriptions.add(subscription);
        subscription.start();
        return subscription;
    }

    /** As far as whole files of the log can go, and never what stands less than {@value #MARGIN} below. */
    @Override
    public void purge(long position) {
        long last = Math.min(position, server.progress().applied()) - MARGIN;
        TermIndex entry = last <= server.machine().begin().getIndex()
                ? null
                : server.division().getRaftLog().getTermIndex(last);
        if (entry == null) {
            return;
        }
        try {
            server.machine().begin(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note where the ordering's log begins", e);
        }
        server.division().getRaftLog().purge(last).join();
    }

    @Override
    public Optional<RandomId> leader() {
        return status().leader().flatMap(PeerAddress::organisation);
    }

    /** This peer's id. */
    public String id() {
        return server.id();
    }

    public RaftStatus status() {
        return server.certainty().status(reader);
    }

    /** Whether this peer leads now, and so is the one that can change the group. */
    public boolean leads() {
        return server.division().getInfo().isLeaderReady();
    }

    /** Those who make the order, as far as this peer knows; it may not be among them, or not yet. */
    public List<PeerAddress> peers() {
        return server.division().getRaftConf().getAllPeers().stream()
                .map(PeerAddress::of)
                .toList();
    }

    /**
     * Completes with the reason when this peer's part in the order ended, whether by {@link #close()}, its removal or a
     * fault: the node should stop then.
     */
    public CompletionStage<OrderingException> stopped() {
        return server.progress().ended();
    }

    /**
     * Makes the group consist of {@code peers}. Only the leader can: others fail with {@link Kind#NOT_APPENDED} and the name
     * of the leader. A peer that is added must be up, with no peers in its settings.
     */
    public CompletionStage<Void> changePeers(List<PeerAddress> peers) {
        return server.groupChange().to(peers);
    }

    @Override
    public void close() {
        server.progress().end(new OrderingException(Kind.ENDED, "the ordering is closed"));
        new ArrayList<>(subscriptions).forEach(Subscription::close);
        try {
            appender.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the ordering", e);
        }
    }
}
