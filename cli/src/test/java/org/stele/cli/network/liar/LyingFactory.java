package org.stele.cli.network.liar;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.grpc.server.GrpcServices;
import org.apache.ratis.proto.RaftProtos.RaftClientRequestProto.TypeCase;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppender;
import org.stele.crypto.Bytes;
import org.stele.ledger.block.Batch;

/** Ratis' own parts, around whose leader the lies stand. */
final class LyingFactory extends GrpcFactory {
    private final Orders orders;
    private final Forger forger;

    LyingFactory(Parameters parameters, Orders orders, Forger forger) {
        super(parameters);
        this.orders = orders;
        this.forger = forger;
    }

    @Override
    public LogAppender newLogAppender(RaftServer.Division server, LeaderState state, FollowerInfo follower) {
        return new LyingAppender(server, state, follower, orders, forger);
    }

    /** Its requests go through a server that takes the victims' and never answers. */
    @Override
    public GrpcServices newRaftServerRpc(RaftServer server) {
        return super.newRaftServerRpc((RaftServer) Proxy.newProxyInstance(
                RaftServer.class.getClassLoader(), new Class<?>[] {RaftServer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("submitClientRequestAsync") && isCensored(arguments[0])) {
                        return new CompletableFuture<>();
                    }
                    try {
                        return method.invoke(server, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private boolean isCensored(Object argument) {
        return argument instanceof RaftClientRequest request
                && request.is(TypeCase.WRITE)
                && orders.has(Lie.CENSOR)
                && isVictims(Bytes.wrap(request.getMessage().getContent().toByteArray()));
    }

    private boolean isVictims(Bytes entry) {
        try {
            return orders.has(Lie.CENSOR, Batch.decode(entry).proposer());
        } catch (IllegalArgumentException e) { // no batch
            return false;
        }
    }
}
