package org.stele.ordering.raft;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.rpc.CallId;
import org.apache.ratis.server.RaftServer;
import org.jspecify.annotations.Nullable;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/** Changes who belongs to the group, at the peer that leads it. */
final class GroupChange {
    private final RaftServer server;
    private final RaftServer.Division division;

    GroupChange(RaftServer server, RaftServer.Division division) {
        this.server = server;
        this.division = division;
    }

    CompletionStage<Void> to(List<PeerAddress> peers) {
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
                    .handle(GroupChange::changed)
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
}
