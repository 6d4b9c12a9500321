package org.stele.ordering.raft;

import java.util.Optional;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.apache.ratis.server.raftlog.RaftLogIOException;
import org.stele.crypto.Bytes;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/** Reads what is certain from Ratis's log: there is no second copy. Safe for many threads. */
final class RaftLogReader {
    private final RaftServer.Division division;
    private final EntryStateMachine machine;
    private final Progress progress;

    RaftLogReader(RaftServer.Division division, EntryStateMachine machine, Progress progress) {
        this.division = division;
        this.machine = machine;
        this.progress = progress;
    }

    /** The last position, certain or not, that this peer has. */
    long last() {
        return Math.max(log().getNextIndex() - 1, progress.applied());
    }

    /** The lowest position after which all is kept, or will be once it came. */
    long keptAfter() {
        long begin = machine.begin().getIndex();
        TermIndex last = log().getLastEntryTermIndex();
        // a peer that skips ahead still has the log from before for a moment
        boolean reaches = last != null && last.getIndex() >= begin;
        return Math.max(0, reaches ? log().getStartIndex() - 1 : begin);
    }

    void requireKeptAfter(long position) throws OrderingException {
        long keptAfter = keptAfter();
        if (position < keptAfter) {
            throw new OrderingException(
                    Kind.NO_LONGER_KEPT,
                    "the ordering no longer has what follows position " + position + ", but only what follows "
                            + keptAfter + ": catch up by certified blocks");
        }
    }

    /** Waits until the log is certain at {@code index}; empty where Ratis's own bookkeeping stands there. */
    Optional<OrderedEntry> await(long index) throws InterruptedException, OrderingException {
        progress.awaitBeyond(index - 1);
        LogEntryProto entry = read(index);
        return entry.hasStateMachineLogEntry()
                ? Optional.of(new OrderedEntry(
                        index,
                        Bytes.wrap(entry.getStateMachineLogEntry().getLogData().toByteArray())))
                : Optional.empty();
    }

    private LogEntryProto read(long index) throws OrderingException {
        try {
            LogEntryProto entry = log().get(index);
            if (entry != null) {
                return entry;
            }
        } catch (RaftLogIOException e) {
            requireKeptAfter(index - 1);
            throw new OrderingException(Kind.ENDED, "the ordering's log cannot be read: check the disk", e);
        }
        requireKeptAfter(index - 1);
        throw new OrderingException(Kind.ENDED, "the ordering's log lacks position " + index + ": check the disk");
    }

    private RaftLog log() {
        return division.getRaftLog();
    }
}
