package org.stele.ledger.pipeline;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.pipeline.Candidates.Candidate;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.validator.ValidatorSet;

/** Brings stored blocks and a quorum's votes together, in order. For one thread at a time. */
final class Settlement {
    private final Hash network;
    private final LedgerStore store;
    private final CertifiedHeight certified;
    private final Ballots ballots;
    private final Consumer<FinalBlock> finality;
    private final LongConsumer contradicted;
    private final Candidates candidates = new Candidates();
    private @Nullable StoredVersion newest;
    private boolean isContradicted;

    /**
     * Begins with nothing.
     *
     * @param evidence told of lies
     * @param contradicted told the height at which a quorum certified something else than this node has
     */
    Settlement(
            Hash network,
            LedgerStore store,
            CertifiedHeight certified,
            ValidatorSet next,
            Consumer<Evidence> evidence,
            Consumer<FinalBlock> finality,
            LongConsumer contradicted) {
        this.network = network;
        this.store = store;
        this.certified = certified;
        this.ballots = new Ballots(network, next, evidence);
        this.finality = finality;
        this.contradicted = contradicted;
    }

    void begin(StoredVersion newestCertified) {
        newest = newestCertified;
    }

    StoredVersion newest() {
        return Objects.requireNonNull(newest, "the genesis is not certified");
    }

    Candidates candidates() {
        return candidates;
    }

    /** After what was stored was taken back: the next contradiction is a new one. */
    void forgetContradiction() {
        isContradicted = false;
    }

    void stored(StoredVersion stored, Optional<Vote> ownVote, Optional<Certificate> certificate) {
        Header header = stored.block().header();
        ballots.executed(
                header.height(), stored.block().validators(), stored.block().nextValidators());
        if (certificate.isPresent()) {
            makeFinal(stored, new CertifiedHeader(header, certificate.get()));
            return;
        }
        candidates.add(new Candidate(stored, ownVote));
        ownVote.ifPresent(vote -> ballots.take(vote, certified.get()));
        advance();
    }

    void vote(Vote vote) {
        ballots.take(vote, certified.get());
        advance();
    }

    void adopt(CertifiedHeader theirs) {
        Candidate candidate = candidates.at(theirs.header().height());
        if (candidate == null || theirs.header().height() != certified.get() + 1) {
            return;
        }
        ValidatorSet validators = candidate.stored().block().validators();
        if (theirs.certificate().certifies(network, theirs.header(), validators)) {
            settle(candidate, theirs);
            advance();
        }
    }

    private void advance() {
        Candidate next = candidates.at(certified.get() + 1);
        while (next != null) {
            Optional<CertifiedHeader> byQuorum = ballots.certified(certified.get() + 1);
            if (byQuorum.isEmpty() || isContradicted) {
                return;
            }
            settle(next, byQuorum.get());
            next = candidates.at(certified.get() + 1);
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
        ballots.close(theirs.header());
        certified.raise(height);
        finality.accept(new FinalBlock(stored, theirs));
    }

    private void contradict(Header own, Header theirs) {
        Contradiction.requireCurable(own, theirs);
        if (!isContradicted) {
            isContradicted = true;
            contradicted.accept(own.height());
        }
    }
}
