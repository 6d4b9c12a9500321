package org.stele.ordering.raft;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.exceptions.LeaderNotReadyException;
import org.apache.ratis.protocol.exceptions.RaftException;
import org.apache.ratis.protocol.exceptions.ResourceUnavailableException;
import org.apache.ratis.protocol.exceptions.StateMachineException;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Bytes;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/**
 * One append, tried under one number with whoever leads until it succeeds or its time is over. Leaders remember numbers, so
 * trying again does not append twice; only giving up leaves the outcome open.
 */
final class Append {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Message entry;
    private final long number;
    private final LeaderCalls calls;
    private final RaftServer.Division division;
    private final Progress progress;
    private @Nullable RaftPeerId asked;
    private @Nullable CompletableFuture<RaftClientReply> answer;
    /** Why an attempt may have succeeded without our knowing. */
    private @Nullable Throwable doubt;

    Append(Bytes entry, long number, LeaderCalls calls, RaftServer.Division division, Progress progress) {
        this.entry = Message.valueOf(UnsafeByteOperations.unsafeWrap(entry.unsafeArray()));
        this.number = number;
        this.calls = calls;
        this.division = division;
        this.progress = progress;
    }

    long run(Duration patience) throws OrderingException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            RaftPeerId leader = division.getInfo().getLeaderId();
            if (leader != null && (answer == null || !leader.equals(asked))) {
                ask(leader);
            }
            RaftClientReply reply = answer == null ? null : lookAt(answer);
            if (reply != null && reply.isSuccess()) {
                return Positions.position(reply.getMessage());
            }
            if (reply != null) {
                refused(reply.getException());
            }
            if (answer == null) {
                progress.awaitChange(LOOK);
            }
        }
        throw givenUp(patience);
    }

    private void ask(RaftPeerId leader) {
        if (answer != null) {
            doubt = new TimeoutException("the leader before did not answer");
        }
        asked = leader;
        answer = calls.append(leader, number, entry);
    }

    private @Nullable RaftClientReply lookAt(CompletableFuture<RaftClientReply> pending)
            throws OrderingException, InterruptedException {
        try {
            return pending.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            progress.requireGoing();
        } catch (ExecutionException e) {
            refused(e.getCause());
        }
        return null;
    }

    private void refused(@Nullable Throwable why) throws OrderingException {
        answer = null;
        switch (why) {
            case LeaderNotReadyException _, ResourceUnavailableException _ -> {}
            case StateMachineException e ->
                throw new OrderingException(Kind.NOT_ACCEPTABLE, "the leader does not take this entry", e);
            case null -> doubt = new IllegalStateException("the leader refused without a reason");
            case RaftException e -> doubt = e;
            default -> {
                doubt = why;
                calls.reconnect(Objects.requireNonNull(asked), why);
            }
        }
    }

    private OrderingException givenUp(Duration patience) {
        String time = patience.toMillis() + " ms";
        if (answer == null && doubt == null) {
            return new OrderingException(
                    Kind.NOT_APPENDED, "nobody led the ordering, or had room, for " + time + ": most peers are away");
        }
        String open = "the ordering's leader did not say within " + time + " whether it took the entry";
        return doubt == null
                ? new OrderingException(Kind.UNKNOWN, open)
                : new OrderingException(Kind.UNKNOWN, open, doubt);
    }
}
