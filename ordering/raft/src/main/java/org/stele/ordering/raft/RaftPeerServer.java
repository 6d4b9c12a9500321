package org.stele.ordering.raft;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.proto.RaftProtos.CommitInfoProto;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.rpc.CallId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage.StartupOption;
import org.jspecify.annotations.Nullable;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;
import org.stele.ordering.raft.tls.PeerSecurity;

/** A running peer of Ratis, and what it knows. */
final class RaftPeerServer implements AutoCloseable {
    private final RaftSettings settings;
    private final PeerDirectory directory;
    private final Progress progress;
    private final EntryStateMachine machine;
    private final RaftServer server;
    private final RaftServer.Division division;
    private final LeaderCalls calls;

    private RaftPeerServer(
            RaftSettings settings,
            PeerDirectory directory,
            Progress progress,
            EntryStateMachine machine,
            RaftServer server,
            Parameters parameters)
            throws IOException {
        this.settings = settings;
        this.directory = directory;
        this.progress = progress;
        this.machine = machine;
        this.server = server;
        this.division = server.getDivision(RaftGroupId.valueOf(settings.group()));
        this.calls = new LeaderCalls(server, division, parameters);
    }

    static RaftPeerServer start(RaftSettings settings) throws OrderingException {
        try {
            PeerDirectory directory = PeerDirectory.take(settings);
            try {
                return start(settings, directory);
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw new OrderingException(
                    Kind.ENDED, "cannot open the ordering in " + settings.directory() + ": " + e.getMessage(), e);
        }
    }

    private static RaftPeerServer start(RaftSettings settings, PeerDirectory directory) throws IOException {
        Manners.teach();
        Progress progress = new Progress();
        EntryStateMachine machine = new EntryStateMachine(directory, progress);
        Parameters parameters = PeerSecurity.parameters(settings.tls());
        RaftServer server = RaftServer.newBuilder()
                .setServerId(RaftPeerId.valueOf(settings.peer()))
                .setGroup(RaftGroup.valueOf(
                        RaftGroupId.valueOf(settings.group()),
                        settings.peers().stream().map(PeerAddress::toRatis).toList()))
                .setStateMachine(machine)
                .setProperties(RatisSettings.of(settings))
                .setParameters(parameters)
                .setOption(StartupOption.RECOVER)
                .build();
        try {
            server.start();
            directory.mark(settings);
            return new RaftPeerServer(settings, directory, progress, machine, server, parameters);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    String id() {
        return settings.peer();
    }

    RaftServer.Division division() {
        return division;
    }

    Progress progress() {
        return progress;
    }

    EntryStateMachine machine() {
        return machine;
    }

    LeaderCalls calls() {
        return calls;
    }

    /** @throws OrderingException where the leader never ordered anything at {@code position} */
    void requireOrdered(long position, long last) throws OrderingException {
        long end = System.nanoTime()
                + settings.tuning().electionMax().multipliedBy(2).toNanos();
        Optional<Long> ordered = Optional.empty();
        while (position > last && System.nanoTime() < end) {
            ordered = certainAtLeader();
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
            progress.awaitChange(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OrderingException(Kind.ENDED, "interrupted", e);
        }
    }

    private Optional<Long> certainAtLeader() {
        RaftPeerId leader = division.getInfo().getLeaderId();
        return leader == null ? Optional.empty() : Optional.ofNullable(certain().get(PeerAddress.name(leader)));
    }

    /** How far the order is certain at each peer that was heard of. */
    private Map<String, Long> certain() {
        Map<String, Long> certain = new HashMap<>();
        for (CommitInfoProto info : division.getCommitInfos()) {
            certain.put(PeerAddress.name(RaftPeerId.valueOf(info.getServer().getId())), info.getCommitIndex());
        }
        return certain;
    }

    RaftStatus status(RaftLogReader reader) {
        Map<String, Long> peers = certain();
        division.getRaftConf().getAllPeers().forEach(peer -> peers.putIfAbsent(PeerAddress.name(peer.getId()), -1L));
        return new RaftStatus(
                Optional.ofNullable(division.getInfo().getLeaderId()).map(PeerAddress::name),
                division.getInfo().getCurrentTerm(),
                progress.applied(),
                reader.keptAfter(),
                peers);
    }

    CompletionStage<Void> changePeers(List<PeerAddress> peers) {
        if (!division.getInfo().isLeaderReady()) {
            return CompletableFuture.failedStage(new OrderingException(
                    Kind.NOT_APPENDED,
                    "only the leader changes the group: "
                            + Optional.ofNullable(division.getInfo().getLeaderId())
                                    .map(leader -> "ask " + PeerAddress.name(leader))
                                    .orElse("nobody leads at the moment")));
        }
        try {
            return server.setConfigurationAsync(new SetConfigurationRequest(
                            ClientId.randomId(),
                            division.getId(),
                            division.getMemberId().getGroupId(),
                            CallId.getAndIncrement(),
                            SetConfigurationRequest.Arguments.newBuilder()
                                    .setServersInNewConf(peers.stream()
                                            .map(PeerAddress::toRatis)
                                            .toList())
                                    .build()))
                    .handle(RaftPeerServer::changed)
                    .thenCompose(outcome -> outcome);
        } catch (IOException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static CompletionStage<Void> changed(@Nullable RaftClientReply reply, @Nullable Throwable failure) {
        if (reply != null && reply.isSuccess()) {
            return CompletableFuture.completedStage(null);
        }
        Throwable why = reply == null ? failure : reply.getException();
        String message = "it is not certain that the group was changed: look at its status, then ask again";
        return CompletableFuture.failedStage(
                why == null
                        ? new OrderingException(Kind.UNKNOWN, message)
                        : new OrderingException(Kind.UNKNOWN, message, why));
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            directory.close();
        }
    }
}
