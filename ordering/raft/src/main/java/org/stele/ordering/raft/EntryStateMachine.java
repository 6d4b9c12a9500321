package org.stele.ordering.raft;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftConfigurationProto;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.FileListSnapshotInfo;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/**
 * What Ratis tells us. There is no state here but how far the order is certain: entries stay in the log, and followers read
 * them there. So a snapshot is no more than the place where the log begins.
 */
final class EntryStateMachine extends BaseStateMachine {
    private static final Logger LOG = LoggerFactory.getLogger(EntryStateMachine.class);

    private final PeerDirectory directory;
    private final Progress progress;
    private volatile @Nullable TermIndex begin;

    EntryStateMachine(PeerDirectory directory, Progress progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /** The last entry that need not be here; before the first where all are. */
    TermIndex begin() {
        TermIndex last = begin;
        return last == null ? TermIndex.INITIAL_VALUE : last;
    }

    /** Lets the log begin after {@code last}: first on disk, so that it never begins later than is known. */
    void begin(TermIndex last) throws IOException {
        directory.begin(last);
        begin = last;
    }

    @Override
    public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage) throws IOException {
        super.initialize(server, group, storage);
        try {
            begin = directory.begin().orElse(null);
        } catch (OrderingException e) {
            progress.end(e);
            throw new IOException(e.getMessage(), e);
        }
        getLifeCycle().startAndTransition(this::continueAtBegin);
    }

    private void continueAtBegin() {
        setLastAppliedTermIndex(begin());
        progress.reached(begin().getIndex());
    }

    @Override
    public @Nullable SnapshotInfo getLatestSnapshot() {
        TermIndex last = begin;
        return last == null ? null : new FileListSnapshotInfo(List.of(), last);
    }

    @Override
    public TransactionContext startTransaction(RaftClientRequest request) throws IOException {
        if (request.getMessage().getContent().size() > Ordering.MAX_ENTRY_BYTES) {
            throw new IOException("an entry has at most " + Ordering.MAX_ENTRY_BYTES + " bytes");
        }
        return super.startTransaction(request);
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
        LogEntryProto entry = transaction.getLogEntry();
        updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
        progress.reached(entry.getIndex());
        return CompletableFuture.completedFuture(Positions.message(entry.getIndex()));
    }

    @Override
    public void notifyTermIndexUpdated(long term, long index) {
        super.notifyTermIndexUpdated(term, index);
        progress.reached(index);
    }

    @Override
    public void notifyLeaderChanged(RaftGroupMemberId member, RaftPeerId leader) {
        // who led when is what members ask each other after a lie
        LOG.info("the ordering is led by {}", leader);
        progress.change();
    }

    @Override
    public void notifyConfigurationChanged(long term, long index, RaftConfigurationProto configuration) {
        progress.change();
    }

    /**
     * The leader purged what comes next here. All that was purged is in certified blocks, so this peer goes on behind the
     * leader's first entry; whoever follows from before it is sent to those blocks.
     */
    @Override
    public CompletableFuture<@Nullable TermIndex> notifyInstallSnapshotFromLeader(
            RoleInfoProto role, TermIndex firstOfLeader) {
        if (firstOfLeader.getIndex() <= getLastAppliedTermIndex().getIndex()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            begin(firstOfLeader);
        } catch (IOException e) {
            progress.end(new OrderingException(Kind.ENDED, "the ordering cannot write: free space, start again", e));
            return CompletableFuture.failedFuture(e);
        }
        LOG.info("the others no longer keep what this peer lacks: going on at position {}", firstOfLeader.getIndex());
        return CompletableFuture.completedFuture(firstOfLeader);
    }

    @Override
    public void pause() {
        getLifeCycle().transition(LifeCycle.State.PAUSING);
        getLifeCycle().transition(LifeCycle.State.PAUSED);
    }

    @Override
    public void reinitialize() throws IOException {
        getLifeCycle().startAndTransition(this::continueAtBegin);
    }

    @Override
    public void notifyLogFailed(Throwable cause, @Nullable LogEntryProto entry) {
        progress.end(new OrderingException(
                Kind.ENDED,
                "the ordering cannot write its log: free space or replace the disk, then start again",
                cause));
    }

    /** Also when Ratis ends this peer by itself: after a fault, a pause of the machine, or its removal from the group. */
    @Override
    public void close() {
        progress.end(new OrderingException(
                Kind.ENDED,
                "this peer's ordering stopped: it was closed, removed from the group, or failed (see the log); start the"
                        + " node again where it is still a member"));
    }

    @Override
    public void notifyServerShutdown(RoleInfoProto role, boolean all) {
        close();
    }
}
