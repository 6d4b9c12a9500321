package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Hash;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.certificate.VotePeer;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.validator.ValidatorSet;

/** Makes stored blocks final, in order, when they have a quorum's votes. Safe for many threads. */
final class Certification implements VotePeer {
    private record Candidate(StoredVersion stored, Optional<Vote> ownVote) {}

    private final Hash network;
    private final LedgerStore store;
    private final Halt halt;
    private final CertifiedHeight certified;
    private final Ballots ballots;
    private final BiConsumer<Vote, ValidatorSet> broadcast;
    private final Consumer<FinalBlock> finality;
    private final LongConsumer contradicted;
    private final NavigableMap<Long, Candidate> candidates = new TreeMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable StoredVersion newest;
    private boolean isContradicted;

    Certification(
            Hash network,
            LedgerStore store,
            Halt halt,
            CertifiedHeight certified,
            ValidatorSet next,
            BiConsumer<Vote, ValidatorSet> broadcast,
            Consumer<FinalBlock> finality,
            LongConsumer contradicted) {
        this.network = network;
        this.store = store;
        this.halt = halt;
        this.certified = certified;
        this.ballots = new Ballots(network, next, store::write);
        this.broadcast = broadcast;
        this.finality = finality;
        this.contradicted = contradicted;
    }

    /** Begins at a block that was final before. */
    void begin(FinalBlock block) {
        locked(() -> newest = block.stored());
    }

    /** The newest certified block. */
    StoredVersion newest() {
        lock.lock();
        try {
            return Objects.requireNonNull(newest, "the genesis is not certified");
        } finally {
            lock.unlock();
        }
    }

    /** A stored block that lacks its certificate. */
    Optional<StoredVersion> uncertified(long height) {
        lock.lock();
        try {
            return Optional.ofNullable(candidates.get(height)).map(Candidate::stored);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all stored blocks that lack a certificate, and returns them in order. Votes for them stay counted. */
    List<StoredVersion> takeBack() {
        lock.lock();
        try {
            List<StoredVersion> taken =
                    candidates.values().stream().map(Candidate::stored).toList();
            candidates.clear();
            isContradicted = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a block that has just been stored, with this validator's vote, and lets the vote out. */
    void stored(StoredVersion stored, Optional<Vote> ownVote, Optional<Certificate> certificate) {
        Header header = stored.block().header();
        ValidatorSet validators = stored.block().validators();
        locked(() -> {
            ballots.executed(header.height(), validators, stored.block().nextValidators());
            if (certificate.isPresent()) {
                makeFinal(stored, new CertifiedHeader(header, certificate.get()));
                return;
            }
            candidates.put(header.height(), new Candidate(stored, ownVote));
            ownVote.ifPresent(vote -> ballots.take(vote, certified.get()));
            advance();
        });
        ownVote.filter(vote -> certificate.isEmpty()).ifPresent(vote -> broadcast.accept(vote, validators));
    }

    @Override
    public void vote(Vote vote) {
        if (vote.header().height() <= certified.get()) {
            return;
        }
        locked(() -> {
            ballots.take(vote, certified.get());
            advance();
        });
    }

    /** Takes a header with its certificate from another node, which need not be believed. */
    void adopt(CertifiedHeader theirs) {
        locked(() -> {
            Candidate candidate = candidates.get(theirs.header().height());
            if (candidate == null || theirs.header().height() != certified.get() + 1) {
                return;
            }
            ValidatorSet validators = candidate.stored().block().validators();
            if (theirs.certificate().certifies(network, theirs.header(), validators)) {
                settle(candidate, theirs);
                advance();
            }
        });
    }

    @Override
    public List<CertifiedHeader> certified(long height, int most) {
        List<CertifiedHeader> found = new ArrayList<>();
        long end = Math.min(certified.get(), height + Math.clamp(most, 1, 1000) - 1);
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

    /** Returns when no step is under way. After a halt none begins: what steps write to may then be closed. */
    void awaitQuiet() {
        locked(() -> {});
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

    private void advance() {
        Candidate next = candidates.get(certified.get() + 1);
        while (next != null) {
            Optional<CertifiedHeader> byQuorum = ballots.certified(certified.get() + 1);
            if (byQuorum.isEmpty() || isContradicted) {
                return;
            }
            settle(next, byQuorum.get());
            next = candidates.get(certified.get() + 1);
        }
    }

    private void settle(Candidate candidate, CertifiedHeader theirs) {
        Header own = candidate.stored().block().header();
        if (!own.equals(theirs.header())) {
            contradict(own, theirs.header());
            return;
        }
        store.write(own.height(), theirs.certificate());
        makeFinal(candidate.stored(), theirs);
    }

    private void makeFinal(StoredVersion stored, CertifiedHeader theirs) {
        long height = theirs.header().height();
        newest = stored;
        candidates.remove(height);
        ballots.close(height);
        certified.raise(height);
        finality.accept(new FinalBlock(stored, theirs));
    }

    /** A quorum certified something else: only who asks the others for the whole block can tell why. */
    private void contradict(Header own, Header theirs) {
        if (own.hasSameInputAs(theirs)) {
            throw faulty(own, theirs);
        }
        if (own.height() == 0) {
            throw new LedgerStoppedException(
                    Reason.OTHER_INPUT,
                    "a quorum certified another genesis block (" + theirs.hash() + ", not " + own.hash()
                            + "): compare the genesis document with the other members', and the release in use");
        }
        if (!isContradicted) {
            isContradicted = true;
            contradicted.accept(own.height());
        }
    }

    static LedgerStoppedException faulty(Header own, Header certified) {
        return new LedgerStoppedException(
                Reason.OTHER_RESULT,
                "this node is faulty: a quorum certified another result of the same block " + own.height()
                        + " (" + certified.hash() + ", not " + own.hash()
                        + "): run fsck, check the release in use, and restore from another member's copy");
    }
}
