package org.stele.ledger.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.pipeline.Candidates.Candidate;
import org.stele.ledger.validator.ValidatorSet;

/** Makes stored blocks final, in order, when they have a quorum's votes. Safe for many threads. */
final class Certification {
    private final Halt halt;
    private final Settlement settlement;
    private final BiConsumer<Vote, ValidatorSet> broadcast;
    private final ReentrantLock lock = new ReentrantLock();

    Certification(Halt halt, Settlement settlement, BiConsumer<Vote, ValidatorSet> broadcast) {
        this.halt = halt;
        this.settlement = settlement;
        this.broadcast = broadcast;
    }

    /** Begins at a block that was final before. */
    void begin(FinalBlock block) {
        step(() -> settlement.begin(block.stored()));
    }

    /** The newest certified block. */
    StoredVersion newest() {
        return look(settlement::newest);
    }

    /** A stored block that lacks its certificate. */
    Optional<StoredVersion> uncertified(long height) {
        return look(() -> Optional.ofNullable(settlement.candidates().at(height)))
                .map(Candidate::stored);
    }

    /** This validator's votes for blocks that lack a certificate, from {@code height} on. */
    List<Vote> ownVotes(long height) {
        return look(() -> settlement.candidates().ownVotes(height));
    }

    /** Forgets all stored blocks that lack a certificate, and returns them in order. Votes for them stay counted. */
    List<StoredVersion> takeBack() {
        return look(() -> {
            settlement.forgetContradiction();
            return settlement.candidates().takeBack();
        });
    }

    /** Takes a block that has just been stored, with this validator's vote, and lets the vote out. */
    void stored(StoredVersion stored, Optional<Vote> ownVote, Optional<Certificate> certificate) {
        step(() -> settlement.stored(stored, ownVote, certificate));
        ownVote.filter(_ -> certificate.isEmpty())
                .ifPresent(vote -> broadcast.accept(vote, stored.block().validators()));
    }

    /** Takes another's vote, which need not be believed. */
    void vote(Vote vote) {
        step(() -> settlement.vote(vote));
    }

    /** Takes a header with its certificate from another node, which need not be believed. */
    void adopt(CertifiedHeader theirs) {
        step(() -> settlement.adopt(theirs));
    }

    /** Returns when no step is under way. After a halt none begins: what steps write to may then be closed. */
    void awaitQuiet() {
        step(() -> {});
    }

    private void step(Runnable step) {
        lock.lock();
        try {
            if (!halt.isHalted()) {
                step.run();
            }
        } catch (RuntimeException e) { // whatever it was: a node that cannot tell what is certified must not go on
            halt.because(e);
        } finally {
            lock.unlock();
        }
    }

    private <T> T look(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }
}
