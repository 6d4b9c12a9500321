package org.stele.ledger.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.Tally;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.validator.ValidatorSet;

/**
 * The votes of a height that is certified: they only show who lied there. Whoever votes late for what is certified is believed
 * without a look at the signature, until it turns out to have voted for something else too. For one thread at a time.
 */
final class ClosedBallot {
    private final ValidatorSet validators;
    private final Tally tally;
    private final Header certified;
    private final Consumer<Evidence> evidence;
    private final Map<RandomId, Vote> unverified = new HashMap<>();

    /** Judges the votes that were taken. */
    ClosedBallot(ValidatorSet validators, Tally tally, Header certified, Consumer<Evidence> evidence) {
        this.validators = validators;
        this.tally = tally;
        this.certified = certified;
        this.evidence = evidence;
        tally.votes().forEach(this::judge);
    }

    void takeLate(Vote vote) {
        RandomId member = vote.organisation();
        if (validators.placeOf(member) < 0) {
            return;
        }
        if (vote.header().equals(certified) && !tally.hasVoteOf(member)) {
            unverified.put(member, vote);
            return;
        }
        Vote before = unverified.remove(member);
        if (before != null) {
            tally.add(before);
        }
        switch (tally.add(vote)) {
            case Tally.Result.Counted _ -> judge(vote);
            case Tally.Result.Lie(Evidence.TwoHeaders two) -> {
                evidence.accept(two);
                judge(vote);
            }
            case Tally.Result.Known _, Tally.Result.Invalid _ -> {}
        }
    }

    private void judge(Vote vote) {
        if (!vote.header().equals(certified) && vote.header().hasSameInputAs(certified)) {
            evidence.accept(new Evidence.OtherResult(vote));
        }
    }
}
