package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
    private final NavigableMap<Long, Candidate> candidates = new TreeMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    Certification(
            Hash network,
            LedgerStore store,
            Halt halt,
            CertifiedHeight certified,
            ValidatorSet newest,
            BiConsumer<Vote, ValidatorSet> broadcast,
            Consumer<FinalBlock> finality) {
        this.network = network;
        this.store = store;
        this.halt = halt;
        this.certified = certified;
        this.ballots = new Ballots(network, newest, store::write);
        this.broadcast = broadcast;
        this.finality = finality;
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
            if (byQuorum.isEmpty()) {
                return;
            }
            settle(next, byQuorum.get());
            next = candidates.get(certified.get() + 1);
        }
    }

    private void settle(Candidate candidate, CertifiedHeader theirs) {
        Header own = candidate.stored().block().header();
        if (!own.equals(theirs.header())) {
            throw disagreement(own, theirs.header());
        }
        store.write(own.height(), theirs.certificate());
        makeFinal(candidate.stored(), theirs);
    }

    private void makeFinal(StoredVersion stored, CertifiedHeader theirs) {
        long height = theirs.header().height();
        candidates.remove(height);
        ballots.close(height);
        certified.raise(height);
        finality.accept(new FinalBlock(stored, theirs));
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
