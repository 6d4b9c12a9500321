package org.stele.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Hash;
import org.stele.crypto.SigningKey;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.validator.ValidatorSet;

/** Votes for heights that are not executed yet. */
class BallotsTest {
    private static final Hash NETWORK = Hash.of(new byte[] {1});
    private static final ValidatorSet ONE = new ValidatorSet(List.of(ToyNetwork.validator(0)));
    private static final ValidatorSet TWO = new ValidatorSet(List.of(ToyNetwork.validator(0), ToyNetwork.validator(1)));

    private final List<Evidence> evidence = new ArrayList<>();
    private final Ballots ballots = new Ballots(NETWORK, ONE, evidence::add);

    @Test
    void aVoteThatComesEarlyCounts() {
        ballots.take(vote(header(3, ONE), ToyNetwork.voteKey(0)), 0);
        ballots.executed(3, ONE, ONE);
        assertThat(ballots.certified(3)).isPresent();
    }

    @Test
    void anEarlyVoteThatDoesNotHoldTakesNoPlace() {
        ballots.take(vote(header(3, ONE), ToyNetwork.authorKey(0)), 0);
        ballots.executed(3, ONE, ONE);
        assertThat(ballots.certified(3)).isEmpty();
        ballots.take(vote(header(3, ONE), ToyNetwork.voteKey(0)), 0);
        assertThat(ballots.certified(3)).isPresent();
    }

    @Test
    void votesFarAheadAreNotKept() {
        for (long height = 1; height <= 1000; height++) {
            ballots.take(vote(header(height, ONE), ToyNetwork.voteKey(0)), 0);
        }
        assertThat(ballots.certified(Ballots.AHEAD)).isPresent();
        for (long height = Ballots.AHEAD + 1; height <= 1000; height++) {
            assertThat(ballots.certified(height)).isEmpty();
        }
    }

    @Test
    void anEarlyVoteUnderValidatorsThatAreNotKnownYetIsNotKept() {
        ballots.take(vote(header(3, TWO), ToyNetwork.voteKey(0)), 0);
        ballots.executed(2, ONE, TWO);
        ballots.executed(3, TWO, TWO);
        ballots.take(vote(header(3, TWO), ToyNetwork.voteKey(0)), 0);
        assertThat(ballots.certified(3)).isEmpty();
    }

    @Test
    void anEarlyVoteCountsOnlyUnderTheValidatorsThatAreInForceThere() {
        ballots.take(vote(header(3, ONE), ToyNetwork.voteKey(0)), 0);
        ballots.executed(3, TWO, TWO);
        assertThat(ballots.certified(3)).isEmpty();
    }

    @Test
    void twoEarlyVotesAtOneHeightAreEvidence() {
        ballots.take(vote(header(3, ONE), ToyNetwork.voteKey(0)), 0);
        Header other = header(3, ONE, Hash.of(new byte[] {9}));
        ballots.take(vote(other, ToyNetwork.voteKey(0)), 0);
        assertThat(evidence)
                .singleElement()
                .satisfies(lie -> assertThat(lie.convicts(NETWORK, ToyNetwork.validator(0), other))
                        .isTrue());
    }

    @Test
    void aVoteForAnotherResultOfTheSameEntryIsEvidenceAlsoWhereItComesLate() {
        Header certified = header(3, ONE);
        Header other = header(3, ONE, Hash.of(new byte[] {9}));
        ballots.executed(3, ONE, ONE);
        ballots.close(certified);
        ballots.take(vote(other, ToyNetwork.voteKey(0)), 3);
        ballots.take(vote(other, ToyNetwork.voteKey(0)), 3);
        assertThat(evidence).singleElement().satisfies(lie -> {
            assertThat(lie).isInstanceOf(Evidence.OtherResult.class);
            assertThat(lie.convictsOneOf(ONE, NETWORK, certified)).isTrue();
            assertThat(lie.convictsOneOf(ONE, NETWORK, other)).isFalse();
        });
    }

    @Test
    void aVoteOnAnotherEntryIsNoEvidence() {
        ballots.executed(3, ONE, ONE);
        ballots.close(header(3, ONE));
        ballots.take(vote(onAnotherEntry(), ToyNetwork.voteKey(0)), 3);
        assertThat(evidence).isEmpty();
    }

    @Test
    void twoLateVotesAreEvidenceWhicheverComesFirst() {
        Vote right = vote(header(3, ONE), ToyNetwork.voteKey(0));
        Vote other = vote(onAnotherEntry(), ToyNetwork.voteKey(0));
        for (List<Vote> order : List.of(List.of(right, other), List.of(other, right))) {
            Ballots late = new Ballots(NETWORK, ONE, evidence::add);
            evidence.clear();
            late.executed(3, ONE, ONE);
            late.close(header(3, ONE));
            order.forEach(vote -> late.take(vote, 3));
            assertThat(evidence).singleElement().isInstanceOf(Evidence.TwoHeaders.class);
        }
    }

    @Test
    void aLateVoteThatNobodySignedAccusesNobody() {
        ballots.executed(3, ONE, ONE);
        ballots.close(header(3, ONE));
        ballots.take(vote(header(3, ONE), ToyNetwork.authorKey(0)), 3);
        ballots.take(vote(onAnotherEntry(), ToyNetwork.voteKey(0)), 3);
        ballots.take(vote(header(3, ONE, Hash.of(new byte[] {9})), ToyNetwork.authorKey(0)), 3);
        assertThat(evidence).isEmpty();
    }

    private static Header onAnotherEntry() {
        Header header = header(3, ONE);
        return new Header(
                header.epoch(),
                header.position(),
                header.height(),
                header.previous(),
                Hash.of(new byte[] {4}),
                header.time(),
                header.rules(),
                header.count(),
                header.transactions(),
                header.receipts(),
                header.state(),
                header.validators(),
                header.nextValidators());
    }

    private static Vote vote(Header header, SigningKey key) {
        return Vote.sign(NETWORK, header, ToyNetwork.organisation(0), key);
    }

    private static Header header(long height, ValidatorSet validators) {
        return header(height, validators, Hash.of(new byte[] {2}));
    }

    private static Header header(long height, ValidatorSet validators, Hash state) {
        Hash some = Hash.of(new byte[] {3});
        Instant time = Instant.ofEpochMilli(1_000 + height);
        return new Header(
                1, height, height, some, some, time, 1, 0, some, some, state, validators.hash(), validators.hash());
    }
}
