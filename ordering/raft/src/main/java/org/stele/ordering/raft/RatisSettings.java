package org.stele.ordering.raft;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;
import org.stele.ledger.ordering.Ordering;

/** Our settings in the words of Ratis. */
final class RatisSettings {
    /** The largest entry and what Ratis puts around it. */
    private static final SizeInBytes ENTRY = SizeInBytes.valueOf(Ordering.MAX_ENTRY_BYTES + 64 * 1024);
    /** What Ratis wants above that: for its write buffer 8 bytes, for a message 1 MiB. */
    private static final SizeInBytes WRITE_BUFFER = SizeInBytes.valueOf(ENTRY.getSize() + 8);

    private static final SizeInBytes MESSAGE = SizeInBytes.valueOf(ENTRY.getSize() + 2 * 1024 * 1024);
    /** Log files whose entries stay in memory after they were delivered. */
    private static final int FILES_IN_MEMORY = 3;

    private RatisSettings() {}

    static RaftProperties of(RaftSettings settings, RpcType transport) {
        RaftProperties properties = new RaftProperties();
        RaftConfigKeys.Rpc.setType(properties, transport);
        listen(properties, settings);
        log(properties, settings);
        times(properties, settings.tuning());
        return properties;
    }

    private static void listen(RaftProperties properties, RaftSettings settings) {
        GrpcConfigKeys.Server.setHost(properties, settings.listen().getHostString());
        GrpcConfigKeys.Server.setPort(properties, settings.listen().getPort());
        GrpcConfigKeys.setMessageSizeMax(properties, MESSAGE);
    }

    private static void log(RaftProperties properties, RaftSettings settings) {
        RaftServerConfigKeys.setStorageDir(
                properties, List.of(PeerDirectory.log(settings.directory()).toFile()));
        RaftServerConfigKeys.Log.setSegmentSizeMax(
                properties, SizeInBytes.valueOf(settings.tuning().segmentBytes()));
        RaftServerConfigKeys.Log.setPreallocatedSize(
                properties, SizeInBytes.valueOf(Math.min(settings.tuning().segmentBytes(), 4 * 1024 * 1024)));
        RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, FILES_IN_MEMORY);
        RaftServerConfigKeys.Log.setWriteBufferSize(properties, WRITE_BUFFER);
        RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, ENTRY);
        // those who are far behind catch up by the ledger's own certified blocks
        RaftServerConfigKeys.Log.Appender.setInstallSnapshotEnabled(properties, false);
        RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
        // sleep and number of times, in turn: one that comes back is told soon, however long it was away
        RaftServerConfigKeys.Log.Appender.setRetryPolicy(properties, "10ms,10, 500ms,100000000");
    }

    private static void times(RaftProperties properties, RaftTuning tuning) {
        RaftServerConfigKeys.Rpc.setTimeoutMin(properties, duration(tuning.electionMin()));
        RaftServerConfigKeys.Rpc.setTimeoutMax(properties, duration(tuning.electionMax()));
        // a peer that joins first gets what it lacks
        RaftServerConfigKeys.setStagingTimeout(properties, TimeDuration.valueOf(1, TimeUnit.MINUTES));
        RaftServerConfigKeys.LeaderElection.setPreVote(properties, true);
        // a leader that lost the others lets its callers know soon
        RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(
                properties, duration(tuning.electionMax().multipliedBy(2)));
        RaftClientConfigKeys.Rpc.setRequestTimeout(properties, duration(tuning.append()));
    }

    private static TimeDuration duration(Duration duration) {
        return TimeDuration.valueOf(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
