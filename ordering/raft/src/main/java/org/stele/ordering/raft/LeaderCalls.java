package org.stele.ordering.raft;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.client.RaftClientRpc;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;

/** Hands requests to whoever leads: within this process, or over the wire. Safe for many threads. */
final class LeaderCalls implements AutoCloseable {
    /** How long connections are left to recover by themselves; gRPC alone would wait ever longer. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(300);

    private final ClientId client = ClientId.randomId();
    private final RaftServer server;
    private final RaftServer.Division division;
    private final RaftClientRpc wire;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong lastReset = new AtomicLong(System.nanoTime() - PATIENCE);

    LeaderCalls(RaftServer server, RaftServer.Division division, Parameters parameters) {
        this.server = server;
        this.division = division;
        this.wire = new GrpcFactory(parameters).newRaftClientRpc(client, server.getProperties());
    }

    /**
     * Sends an append to a leader.
     *
     * @param call the number of the append: a leader that has appended it already says so, whoever led when it did
     */
    CompletableFuture<RaftClientReply> append(RaftPeerId leader, long call, Message entry) {
        RaftClientRequest request = RaftClientRequest.newBuilder()
                .setClientId(client)
                .setServerId(leader)
                .setGroupId(division.getMemberId().getGroupId())
                .setCallId(call)
                .setMessage(entry)
                .setType(RaftClientRequest.writeRequestType())
                .build();
        try {
            return leader.equals(division.getId())
                    ? server.submitClientRequestAsync(request)
                    : CompletableFuture.supplyAsync(() -> overTheWire(request), threads);
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** On a stream of its own: Ratis ends a shared one for all who use it as soon as one of them is refused. */
    private RaftClientReply overTheWire(RaftClientRequest request) {
        try {
            RaftPeer leader = division.getRaftConf().getPeer(request.getServerId());
            if (leader == null) {
                throw new IOException("the leader has left the group");
            }
            wire.addRaftPeers(leader);
            return wire.sendRequest(request);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Connects anew to a leader that did not answer. */
    void reconnect(RaftPeerId leader, Throwable failure) {
        long last = lastReset.get();
        if (!leader.equals(division.getId())
                && System.nanoTime() - last > PATIENCE
                && lastReset.compareAndSet(last, System.nanoTime())) {
            wire.handleException(leader, failure, true);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        wire.close();
    }
}
