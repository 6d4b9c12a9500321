package org.stele.ledger.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.stele.ledger.agreement.StatedChain.NETWORK;
import static org.stele.ledger.agreement.StatedChain.after;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.validator.ValidatorSet;

/** Seven members, of which two may lie, and five are a quorum. */
class StatementsTest {
    private final StatedChain chain = new StatedChain(7);
    private final Header base = chain.newest();
    private final Header one = after(base, 1);
    private final Header other = after(base, 1, Hash.of(new byte[] {3}));

    @Test
    void withFiveStatementsThreeVotesMayBeACertificateAndTwoMayNot() {
        assertThat(standing(statements(3, one, 2, other))).contains(one);
        assertThat(standing(statements(2, one, 3, after(one, 1)))).isEmpty();
    }

    /** One more may lie among the six: with it, and the silent one, three are a quorum on both sides. */
    @Test
    void withSixStatementsWhereTwoBlocksMayBeCertifiedNothingIsAgreed() {
        Batch batch = Batch.sign(
                NETWORK, ToyNetwork.organisation(0), ToyNetwork.voteKey(0), Instant.ofEpochMilli(1), List.of());
        Header ordered = after(base, 1, batch.contentHash());
        List<Statement> all = Stream.concat(
                        IntStream.range(0, 3).mapToObj(i -> chain.statement(i, one)),
                        IntStream.range(3, 6)
                                .mapToObj(i -> StatedChain.statement(
                                        i, base, 1, StatedChain.block(i, ordered, batch.encoded()))))
                .toList();
        refused(all, "2 that may be certified: one of these members may have lied");
    }

    @Test
    void withAllSevenTwoMoreMayLie() {
        assertThat(standing(statements(3, one, 4, after(one, 1)))).contains(one);
        assertThat(standing(statements(2, one, 5, after(one, 1)))).isEmpty();
    }

    @Test
    void fourStatementsAreTooFew() {
        refused(IntStream.range(0, 4).mapToObj(i -> chain.statement(i, one)).toList(), "get those of 1 more");
    }

    @Test
    void aKeyThatComesIntoForceWithAStandingBlockCountsAsSilent() {
        Header two = after(one, 1);
        Statements statements = new Statements(
                NETWORK,
                Stream.concat(
                                IntStream.range(0, 3).mapToObj(i -> chain.statement(i, one)),
                                IntStream.range(3, 5).mapToObj(i -> chain.statement(i, one, two)))
                        .toList());
        assertThat(statements.standing(one, chain.validators(2))).isEmpty();
        chain.rotate(1);
        assertThat(statements.standing(one, chain.validators(2))).isPresent();
    }

    @Test
    void whereSoManyKeysChangeThatAnythingMayBeCertifiedNothingIsAgreed() {
        List<Statement> all = statements(5, one, 0, one);
        chain.certify(one);
        chain.rotate(3);
        refused(all, "for block 2 other keys vote", "too few of those stated", "Where none is, no statement helps");
    }

    @Test
    void whatIsCertifiedHasToFollow() {
        List<Statement> all = IntStream.range(0, 5)
                .mapToObj(i -> StatedChain.statement(
                        i, base, 2, StatedChain.block(i, i < 2 ? one : after(base, 2), Bytes.wrap(new byte[0]))))
                .toList();
        chain.certify(one);
        refused(all, "block 1 is certified here, and does not follow from these statements");
    }

    @Test
    void blocksOfALaterEpochEndWhatWasStated() {
        List<Statement> all = statements(3, one, 2, after(one, 1));
        chain.certify(one);
        assertThat(isOvertaken(all)).isFalse();
        chain.certify(after(one, 2));
        assertThat(isOvertaken(all)).isTrue();
    }

    @Test
    void whatMayBeCertifiedMustHaveBeenMadeOfSomethingThatAMemberOrdered() {
        refused(statements(0, one, 5, other), "nobody stated what block 1 was made of");
        Batch strangers = Batch.sign(
                NETWORK, ToyNetwork.organisation(9), ToyNetwork.voteKey(9), Instant.ofEpochMilli(1), List.of());
        Header made = after(base, 1, strangers.contentHash());
        refused(
                IntStream.range(0, 5)
                        .mapToObj(
                                i -> StatedChain.statement(i, base, 1, StatedChain.block(i, made, strangers.encoded())))
                        .toList(),
                "nobody stated what block 1 was made of");
    }

    @Test
    void whoHasABlockThatThisNodeLacksHasToShowIt() {
        refused(with(StatedChain.statement(4, one, 1)), "which this node has not heard of: start both nodes");
    }

    @Test
    void aStatementOfAnotherNetworkIsAskedForAnew() {
        Statement elsewhere = Statement.sign(
                new Statement.Content(Hash.of(new byte[] {9}), ToyNetwork.organisation(4), base, 1, List.of()),
                ToyNetwork.voteKey(4));
        refused(with(elsewhere), "made in another network");
    }

    @Test
    void whoContradictsItselfOrWhatIsCertifiedLied() {
        StatedBlock own = StatedChain.block(4, one, Bytes.wrap(new byte[0]));
        for (Statement lie : List.of(
                StatedChain.statement(4, base, 1, own, StatedChain.block(4, other, Bytes.wrap(new byte[0]))),
                StatedChain.statement(4, base, 1, StatedChain.block(3, one, Bytes.wrap(new byte[0]))),
                StatedChain.statement(4, base, 1, StatedChain.block(4, after(base, 2), Bytes.wrap(new byte[0]))))) {
            refused(with(lie), "contradicts itself, or what is certified: it lied");
        }
        chain.certify(one);
        refused(with(StatedChain.statement(4, other, 1)), "contradicts itself, or what is certified: it lied");
    }

    /** Who made one in the epoch before votes again, and it may be false by now. */
    @Test
    void statementsOfTwoEpochsDoNotGoTogether() {
        refused(with(StatedChain.statement(4, base, 2)), "in epoch 1, and ", "in epoch 2", "state again");
    }

    /** Three members that voted for one, and a fourth for the other, and this. */
    private List<Statement> with(Statement last) {
        return Stream.concat(statements(3, one, 1, other).stream(), Stream.of(last))
                .toList();
    }

    private List<Statement> statements(int many, Header voted, int more, Header theirs) {
        return Stream.concat(
                        IntStream.range(0, many).mapToObj(i -> chain.statement(i, voted)),
                        IntStream.range(many, many + more).mapToObj(i -> chain.statement(i, theirs)))
                .toList();
    }

    private Optional<Header> standing(List<Statement> all) {
        Statements statements = new Statements(NETWORK, all);
        statements.requireSound(chain);
        ValidatorSet validators = chain.validators(base.height() + 1);
        return statements.standing(base, validators).map(block -> block.vote().header());
    }

    private boolean isOvertaken(List<Statement> all) {
        Statements statements = new Statements(NETWORK, all);
        statements.requireSound(chain);
        return statements.isOvertakenBy(chain);
    }

    private void refused(List<Statement> all, String... why) {
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> isOvertaken(all))
                .withMessageContainingAll(why);
    }
}
