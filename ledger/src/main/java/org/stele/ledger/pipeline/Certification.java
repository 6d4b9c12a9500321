package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Tally;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VotePeer;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.validator.ValidatorSet;

/** Collects votes and makes stored blocks final, in order. Safe for many threads. */
final class Certification implements VotePeer {
    private static final Logger LOG = LoggerFactory.getLogger(Certification.class);
    /** How far ahead of this node's own blocks votes are kept until it gets there; those beyond are asked for again. */
    private static final int EARLY_HEIGHTS = 128;

    private record Candidate(StoredVersion stored, Optional<Vote> ownVote, Tally tally) {}

    private final Hash network;
    private final LedgerStore store;
    private final Halt halt;
    private final int limit;
    private final BiConsumer<Vote, ValidatorSet> broadcast;
    private final Consumer<FinalBlock> finality;
    private final NavigableMap<Long, Candidate> candidates = new TreeMap<>();
    private final Map<Long, Map<RandomId, Vote>> early = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private volatile long certifiedHeight;

    Certification(
            Hash network,
            LedgerStore store,
            Halt halt,
            int limit,
            long certifiedHeight,
            BiConsumer<Vote, ValidatorSet> broadcast,
            Consumer<FinalBlock> finality) {
        this.network = network;
        this.store = store;
        this.halt = halt;
        this.limit = limit;
        this.certifiedHeight = certifiedHeight;
        this.broadcast = broadcast;
        this.finality = finality;
    }

    /** The newest height whose certificate is known here; -1 before the genesis has one. */
    long certifiedHeight() {
        return certifiedHeight;
    }

    /** Waits until the block at {@code height} may be executed without too many lacking a certificate. */
    void awaitRoom(long height) throws InterruptedException {
        if (height - certifiedHeight <= limit) {
            return;
        }
        lock.lockInterruptibly();
        try {
            while (height - certifiedHeight > limit) {
                room.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes a block that has just been stored, with this validator's vote, and lets the vote out. */
    void stored(StoredVersion stored, Optional<Vote> ownVote, Optional<Certificate> certificate) {
        Header header = stored.block().header();
        locked(() -> {
            if (certificate.isPresent()) {
                makeFinal(stored, new CertifiedHeader(header, certificate.get()));
                return;
            }
            Candidate candidate = new Candidate(
                    stored, ownVote, new Tally(network, stored.block().validators()));
            candidates.put(header.height(), candidate);
            ownVote.ifPresent(vote -> count(candidate, vote));
            Map<RandomId, Vote> waiting = early.remove(header.height());
            if (waiting != null) {
                waiting.values().forEach(vote -> count(candidate, vote));
            }
            advance();
        });
        ownVote.filter(vote -> certificate.isEmpty())
                .ifPresent(vote -> broadcast.accept(vote, stored.block().validators()));
    }

    @Override
    public void vote(Vote vote) {
        long height = vote.header().height();
        if (height <= certifiedHeight) {
            return;
        }
        locked(() -> {
            Candidate candidate = candidates.get(height);
            if (candidate != null) {
                count(candidate, vote);
                advance();
            } else if (height > certifiedHeight && height <= certifiedHeight + EARLY_HEIGHTS) {
                early.computeIfAbsent(height, _ -> new HashMap<>()).putIfAbsent(vote.organisation(), vote);
            }
        });
    }

    /** Takes a header with its certificate from another node, which need not be believed. */
    void adopt(CertifiedHeader certified) {
        locked(() -> {
            Candidate candidate = candidates.get(certified.header().height());
            if (candidate == null || certified.header().height() != certifiedHeight + 1) {
                return;
            }
            if (certified
                    .certificate()
                    .certifies(
                            network,
                            certified.header(),
                            candidate.stored().block().validators())) {
                settle(candidate, certified);
                advance();
            }
        });
    }

    @Override
    public List<CertifiedHeader> certified(long height, int most) {
        List<CertifiedHeader> found = new ArrayList<>();
        long end = Math.min(certifiedHeight, height + Math.clamp(most, 1, 1000) - 1);
        for (long at = Math.max(0, height); at <= end; at++) {
            store.certifiedHeader(at).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public List<Vote> votes(long height) {
        lock.lock();
        try {
            return candidates.tailMap(height, true).values().stream()
                    .map(Candidate::ownVote)
                    .flatMap(Optional::stream)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable step) {
        lock.lock();
        try {
            if (!halt.isHalted()) {
                step.run();
            }
        } catch (RuntimeException e) {
            halt.because(e);
        } finally {
            lock.unlock();
        }
    }

    private void count(Candidate candidate, Vote vote) {
        switch (candidate.tally().add(vote)) {
            case Tally.Result.Counted _, Tally.Result.Known _ -> {}
            case Tally.Result.Invalid _ ->
                LOG.warn(
                        "a vote for height {} does not hold; it said to be from {}",
                        vote.header().height(),
                        vote.organisation());
            case Tally.Result.Lie lie -> {
                LOG.warn(
                        "{} voted for two headers at height {}: the evidence is kept",
                        vote.organisation(),
                        vote.header().height());
                store.write(lie.evidence());
            }
        }
    }

    private void advance() {
        Candidate next = candidates.get(certifiedHeight + 1);
        while (next != null) {
            Optional<CertifiedHeader> certified = next.tally().certified();
            if (certified.isEmpty()) {
                return;
            }
            settle(next, certified.get());
            next = candidates.get(certifiedHeight + 1);
        }
    }

    private void settle(Candidate candidate, CertifiedHeader certified) {
        Header own = candidate.stored().block().header();
        if (!own.equals(certified.header())) {
            throw disagreement(own, certified.header());
        }
        store.write(own.height(), certified.certificate());
        makeFinal(candidate.stored(), certified);
    }

    private void makeFinal(StoredVersion stored, CertifiedHeader certified) {
        certifiedHeight = certified.header().height();
        candidates.remove(certifiedHeight);
        early.remove(certifiedHeight);
        room.signalAll();
        finality.accept(new FinalBlock(stored, certified));
    }

    private static LedgerStoppedException disagreement(Header own, Header certified) {
        if (own.hasSameInputAs(certified)) {
            return new LedgerStoppedException(
                    Reason.OTHER_RESULT,
                    "this node is faulty: a quorum certified another result of the same block " + own.height()
                            + " (" + certified.hash() + ", not " + own.hash()
                            + "): run fsck, check the release in use, and restore from another member's copy");
        }
        return new LedgerStoppedException(
                Reason.OTHER_INPUT,
                "the ordering gave this node something else at height " + own.height()
                        + " than a quorum of members certified (" + certified.hash()
                        + "): tell the members, keep this folder as evidence, and restore from another member's copy");
    }
}
