package org.stele.cli.network.liar;

import java.util.List;
import org.apache.ratis.grpc.server.GrpcLogAppender;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.raftlog.RaftLogIOException;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Bytes;
import org.stele.ordering.raft.PeerAddress;

/** What the leader sends one follower: to a victim, other entries than stand in its log. */
final class LyingAppender extends GrpcLogAppender {
    private final Orders orders;
    private final Forger forger;

    LyingAppender(RaftServer.Division server, LeaderState state, FollowerInfo follower, Orders orders, Forger forger) {
        super(server, state, follower);
        this.orders = orders;
        this.forger = forger;
    }

    @Override
    public @Nullable AppendEntriesRequestProto newAppendEntriesRequest(long callId, boolean heartbeat)
            throws RaftLogIOException {
        AppendEntriesRequestProto real = super.newAppendEntriesRequest(callId, heartbeat);
        if (real == null || real.getEntriesCount() == 0 || !isForVictim()) {
            return real;
        }
        List<LogEntryProto> others =
                real.getEntriesList().stream().map(this::other).toList();
        return real.toBuilder().clearEntries().addAllEntries(others).build();
    }

    private boolean isForVictim() {
        return PeerAddress.organisation(getFollowerId().toString())
                .filter(follower -> orders.has(Lie.OTHER_ENTRIES, follower))
                .isPresent();
    }

    private LogEntryProto other(LogEntryProto entry) {
        if (!entry.hasStateMachineLogEntry()) {
            return entry;
        }
        Bytes batch = Bytes.wrap(entry.getStateMachineLogEntry().getLogData().toByteArray());
        ByteString other =
                UnsafeByteOperations.unsafeWrap(forger.passedOff(batch).unsafeArray());
        return entry.toBuilder()
                .setStateMachineLogEntry(
                        entry.getStateMachineLogEntry().toBuilder().setLogData(other))
                .build();
    }
}
