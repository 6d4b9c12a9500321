package org.stele.ledger.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.Role;
import org.stele.ledger.block.Batch;
import org.stele.ledger.execution.CheckedEntry;
import org.stele.ledger.fairness.TurnQueue;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;
import org.stele.ledger.transaction.Transaction;

/**
 * Puts what was let in into batches and has them ordered, one after the other: the next goes out when the one before was
 * executed here. So batches grow with load, the accounts take turns in each, and a member that has much to propose keeps the others
 * waiting for one batch. An empty one goes out after a while without any.
 */
final class Proposer {
    private static final Duration LOOK = Duration.ofMillis(100);

    /** A batch on its way, with its transactions as they were let in. */
    record Proposal(Batch batch, List<Transaction> transactions) {}

    private record Queued(String account, Transaction transaction) {}

    private final Hash network;
    private final Role role;
    private final LedgerLimits limits;
    private final InstantSource clock;
    private final Ordering ordering;
    private final Gate gate;
    private final Overdue overdue;
    private final TurnQueue<String, Queued> queue = new TurnQueue<>();
    private final Semaphore executed = new Semaphore(0);
    private volatile @Nullable Proposal onItsWay;
    private volatile long position = Long.MAX_VALUE;
    private Instant latest = Instant.EPOCH;
    private @Nullable Queued leftOver;

    Proposer(
            Hash network,
            Role role,
            LedgerLimits limits,
            InstantSource clock,
            Ordering ordering,
            Gate gate,
            Overdue overdue) {
        this.network = network;
        this.role = role;
        this.limits = limits;
        this.clock = clock;
        this.ordering = ordering;
        this.gate = gate;
        this.overdue = overdue;
    }

    /** Why this node takes nothing at the moment, if so. */
    Optional<RefusedException> refusal() {
        return role instanceof Role.Voter voter
                ? gate.refusal(voter).or(gate::standstill).or(overdue::refusal)
                : Optional.of(new RefusedException(
                        RefusalReason.NOT_A_VALIDATOR, "this node has no vote: send it to another member's"));
    }

    void add(String account, Transaction transaction) {
        add(new Queued(account, transaction));
    }

    private void add(Queued queued) {
        queue.add(queued.account(), queued);
    }

    /** Whether an entry at {@code other} was made after this node began to propose: not one of those that it catches up on. */
    boolean isLive(long other) {
        return other > position;
    }

    /** The own batch that {@code entry} is, with its transactions, which need not be checked again. */
    Optional<Proposal> own(Bytes entry) {
        Proposal proposal = onItsWay;
        return proposal != null && proposal.batch().encoded().equals(entry) ? Optional.of(proposal) : Optional.empty();
    }

    void executed(CheckedEntry entry) {
        Proposal proposal = onItsWay;
        if (proposal != null
                && entry instanceof CheckedEntry.Sound sound
                && sound.batch().contentHash().equals(proposal.batch().contentHash())) {
            onItsWay = null;
            executed.release();
        }
    }

    void step() throws InterruptedException, OrderingException {
        List<Queued> transactions = collect();
        if (role instanceof Role.Voter voter && gate.refusal(voter).isEmpty() && isDue(transactions)) {
            propose(voter, transactions.stream().map(Queued::transaction).toList());
        } else if (!transactions.isEmpty()) {
            transactions.forEach(this::add);
            gate.awaitChange(LOOK);
        }
    }

    private boolean isDue(List<Queued> transactions) {
        return !transactions.isEmpty() || !clock.instant().isBefore(latest.plus(limits.tick()));
    }

    /**
     * Takes what waits, and after the delay what came meanwhile: to be woken for each one that comes costs more than all else here.
     */
    private List<Queued> collect() throws InterruptedException {
        Queued first = leftOver == null ? queue.poll(LOOK.toNanos()) : leftOver;
        leftOver = null;
        if (first == null) {
            return List.of();
        }
        Filling batch = new Filling();
        fill(batch, first);
        if (leftOver == null && !batch.isFull()) {
            TimeUnit.NANOSECONDS.sleep(limits.batchDelay().toNanos());
            fill(batch, queue.poll(0));
        }
        return batch.taken;
    }

    private void fill(Filling batch, @Nullable Queued from) throws InterruptedException {
        for (Queued next = from; next != null; next = batch.isFull() ? null : queue.poll(0)) {
            if (!batch.add(next)) {
                leftOver = next;
                return;
            }
        }
    }

    private void propose(Role.Voter voter, List<Transaction> transactions)
            throws InterruptedException, OrderingException {
        latest = clock.instant();
        Batch batch = Batch.sign(
                network,
                voter.organisation(),
                voter.newest(),
                Instant.ofEpochMilli(latest.toEpochMilli()),
                transactions.stream().map(Transaction::envelope).toList());
        onItsWay = new Proposal(batch, transactions);
        overdue.begin();
        do {
            append(batch);
        } while (!executedInTime());
        overdue.end();
    }

    private void append(Batch batch) throws InterruptedException, OrderingException {
        while (!appended(batch)) {
            overdue.look();
            gate.pause(LOOK);
        }
    }

    /** Waits as long as the batch can be on its way; after that it was acknowledged, and is not there. */
    private boolean executedInTime() throws InterruptedException {
        while (!executed.tryAcquire(limits.standstill().toMillis(), TimeUnit.MILLISECONDS)) {
            if (overdue.look()) {
                return false;
            }
        }
        return true;
    }

    private boolean appended(Batch batch) throws OrderingException {
        try {
            position = ordering.append(batch.encoded()).toCompletableFuture().join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof OrderingException cause) {
                return mayAppendAgain(cause);
            }
            throw e;
        }
    }

    /** Whatever happened to the first, the same bytes may be appended again: transactions are executed once. */
    private static boolean mayAppendAgain(OrderingException cause) throws OrderingException {
        return switch (cause.kind()) {
            case NOT_APPENDED, UNKNOWN -> false;
            case NOT_ACCEPTABLE, NO_LONGER_KEPT, ENDED -> throw cause;
        };
    }

    /** A batch while it is filled, within the limits of one. */
    private final class Filling {
        private final List<Queued> taken = new ArrayList<>();
        private int bytes;

        /** Returns false, and takes nothing, where it would be too long with it; the first one always fits. */
        boolean add(Queued next) {
            bytes += next.transaction().envelope().encoded().length();
            return (taken.isEmpty() || bytes <= limits.batchBytes()) && taken.add(next);
        }

        boolean isFull() {
            return taken.size() == limits.batchTransactions();
        }
    }
}
