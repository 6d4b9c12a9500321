package org.stele.ledger.pipeline;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.stele.ledger.block.Header;
import org.stele.ledger.execution.BlockExecutor;
import org.stele.ledger.execution.CheckedEntry;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.execution.Parent;
import org.stele.ledger.state.Tables;

/** Executes entries in order, and hands blocks on to storage while it executes the next. */
final class Execution {
    private static final int AHEAD = 4;

    private final BlockingQueue<CheckedEntry> entries = new LinkedBlockingQueue<>(AHEAD);
    private final long epoch;
    private final BlockExecutor executor;
    private final HeadState head;
    private final CertifiedHeight certified;
    private final Finality finality;
    private final int limit;
    private final OwnVotes votes;
    private final Storage storage;
    private final InvalidBatches invalid;
    private final Consumer<CheckedEntry> executed;
    private Parent parent;
    private boolean isVotedFor;
    private volatile Header newest;

    /** @param isVotedFor whether the parent has this node's vote */
    Execution(
            long epoch,
            BlockExecutor executor,
            HeadState head,
            Parent parent,
            CertifiedHeight certified,
            Finality finality,
            int limit,
            OwnVotes votes,
            boolean isVotedFor,
            Storage storage,
            InvalidBatches invalid,
            Consumer<CheckedEntry> executed) {
        this.epoch = epoch;
        this.executor = executor;
        this.head = head;
        this.parent = parent;
        this.newest = parent.header();
        this.certified = certified;
        this.finality = finality;
        this.limit = limit;
        this.votes = votes;
        this.isVotedFor = isVotedFor;
        this.storage = storage;
        this.invalid = invalid;
        this.executed = executed;
    }

    void put(CheckedEntry entry) throws InterruptedException {
        entries.put(entry);
    }

    /** The newest executed header; it may not be stored yet. */
    Header newest() {
        return newest;
    }

    void step() throws InterruptedException {
        CheckedEntry entry = entries.take();
        boolean isFirst = parent.header().epoch() < epoch;
        if (!isFirst && entry.position() <= parent.header().position()) {
            return;
        }
        long next = executor.epochAfter(parent.header(), new Tables(parent.state()));
        boolean isOver = next > epoch;
        if (isFirst || isOver) {
            // an epoch ends, and the next begins, at a certified height, when all who wait for it are told
            finality.await(parent.header().height());
        }
        if (isOver) {
            throw Following.ended(parent.header(), next);
        }
        certified.await(parent.header().height() + 1 - limit);
        awaitParent();
        ExecutedBlock block = executor.execute(parent, entry);
        if (entry instanceof CheckedEntry.Unsound unsound) {
            invalid.note(unsound, block.header(), parent.validators());
        }
        head.add(block);
        isVotedFor = votes.isFor(block);
        parent = new Parent(block.header(), block.tree(), head, block.nextValidators(), head);
        newest = block.header();
        storage.put(block);
        executed.accept(entry);
    }

    /**
     * A vote says that the block before has one too, or is certified, and that one which changes validators is certified: what
     * members state of their votes goes by that, and by the key that is in force after the newest certified block.
     */
    private void awaitParent() throws InterruptedException {
        Header before = parent.header();
        boolean changes = !before.validators().equals(before.nextValidators());
        if ((!isVotedFor || changes) && votes.mayVote(parent.validators())) {
            certified.await(before.height());
        }
    }
}
