package org.stele.ledger.pipeline;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.Tally;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.validator.ValidatorSet;

/**
 * The votes for heights that lack a certificate, also for those that this node has not executed yet. Each is verified before
 * it is kept, and of each validator one a height, at {@value #AHEAD} heights at most. Those of the newest {@value #CLOSED}
 * heights that have one are kept too, for what they show of liars. For one thread at a time.
 */
final class Ballots {
    /** How far above the certified height votes are kept; those beyond are asked for again. */
    static final int AHEAD = 128;

    static final int CLOSED = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Ballots.class);

    private record Ballot(ValidatorSet validators, Tally tally) {}

    private final Hash network;
    private final Consumer<Evidence> evidence;
    private final NavigableMap<Long, Ballot> byHeight = new TreeMap<>();
    private final NavigableMap<Long, ClosedBallot> closed = new TreeMap<>();
    private ValidatorSet newest;
    private Hash newestHash;

    /** @param newest the validators in force after the newest executed block */
    Ballots(Hash network, ValidatorSet newest, Consumer<Evidence> evidence) {
        this.network = network;
        this.newest = newest;
        this.newestHash = newest.hash();
        this.evidence = evidence;
    }

    /**
     * Says which validators are in force at {@code height}, which has been executed, and after it. Votes that were taken there
     * under other validators are forgotten: who cast them is asked again.
     */
    void executed(long height, ValidatorSet validators, ValidatorSet next) {
        Ballot early = byHeight.get(height);
        if (early == null || !early.validators().equals(validators)) {
            byHeight.put(height, ballot(validators));
        }
        if (!next.equals(newest)) {
            newest = next;
            newestHash = next.hash();
        }
    }

    /** Takes a vote where it is for one of the next heights above {@code certified}, or of the newest up to there. */
    void take(Vote vote, long certified) {
        long height = vote.header().height();
        if (height <= certified) {
            Optional.ofNullable(closed.get(height)).ifPresent(ballot -> ballot.takeLate(vote));
            return;
        }
        if (height > certified + AHEAD) {
            return;
        }
        Ballot ballot = byHeight.get(height);
        if (ballot == null) {
            if (!vote.header().validators().equals(newestHash)) {
                // who has a vote there is not known here yet: it is asked for again
                return;
            }
            ballot = ballot(newest);
        }
        switch (ballot.tally().add(vote)) {
            case Tally.Result.Counted _, Tally.Result.Known _ -> byHeight.put(height, ballot);
            case Tally.Result.Invalid _ ->
                LOG.warn("a vote for height {} does not hold; it said to be from {}", height, vote.organisation());
            case Tally.Result.Lie lie -> evidence.accept(lie.evidence());
        }
    }

    /** The header that a quorum voted for at {@code height}. */
    Optional<CertifiedHeader> certified(long height) {
        return Optional.ofNullable(byHeight.get(height))
                .flatMap(ballot -> ballot.tally().certified());
    }

    /** A height is certified: its votes have done their work. */
    void close(Header certified) {
        Ballot ballot = byHeight.get(certified.height());
        if (ballot != null) {
            closed.put(certified.height(), new ClosedBallot(ballot.validators(), ballot.tally(), certified, evidence));
        }
        byHeight.headMap(certified.height(), true).clear();
        closed.headMap(certified.height() - CLOSED, true).clear();
    }

    private Ballot ballot(ValidatorSet validators) {
        return new Ballot(validators, new Tally(network, validators));
    }
}
