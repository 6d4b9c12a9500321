package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.agreement.Statement;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Code;
import org.stele.ledger.pipeline.StoppedChain;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.validator.Validator;

/** A member that rotated its vote key has the one before as well: the ledger may not have heard of the new one, or take it back. */
class RotatedVoteKeyTest extends SplitNetwork {
    private static final SigningKey NEXT = ToyNetwork.key(4_000);
    private static final List<SigningKey> BOTH = List.of(NEXT, ToyNetwork.voteKey(3));

    /** Member 0 told member 3 alone of a block that lists the new key, or of none at all, and went. */
    @Test
    void whoReplacedItsKeyBeforeTheLedgerHasTheNewOneStatesAndAgreesByTheOldOne() throws Exception {
        split(told, told, network.envelope(0, "changeValidators", rotated()));
        List<Statement> statements = List.of(stateOf(1), stateOf(2), stateByBoth());
        assertThat(statements.getLast().content().blocks()).hasSize(1);

        long epoch = agreeAt(1, statements);
        assertThat(agreeAt(2, statements)).isEqualTo(epoch);
        try (StoppedChain chain = stopped(3, BOTH)) {
            assertThat(chain.carryOut(chain.consider(statements))).isEqualTo(epoch);
        }

        restart(1, epoch, next);
        restart(2, epoch, next);
        nodes.set(3, network.open(network.settings(3, BOTH).withOrdering(next, epoch)));
        assertThat(await(nodes.get(1).submit(network.commit(RandomId.generate())))
                        .code())
                .isEqualTo(Code.OK);
        allHaveOneSoundChain(nodes.get(1).certified().height());
    }

    private Statement stateByBoth() throws Exception {
        try (StoppedChain chain = stopped(3, BOTH)) {
            return chain.state();
        }
    }

    /** Of four, three must vote: without member 3 nothing would be final, before the change or after it. */
    @Test
    void aNodeVotesByWhicheverOfTheTwoIsInForce() throws Exception {
        nodes.get(3).close();
        nodes.set(3, network.open(network.settings(3, BOTH)));
        await(nodes.get(3).waitFor(nodes.getFirst().certified().height()));
        nodes.get(2).kill();
        assertThatThrownBy(() -> await(nodes.get(3).submit(network.commit(RandomId.generate()))))
                .hasMessageContaining("no vote");
        FinalReceipt changed = await(nodes.getFirst().submit(network.envelope(0, "changeValidators", rotated())));
        await(nodes.get(3).waitFor(changed.height()));
        FinalReceipt after = await(nodes.getFirst().submit(network.commit(RandomId.generate())));
        await(nodes.get(3).waitFor(after.height()));
        Header header = header(nodes.get(3), after.height());
        assertThat(header).isEqualTo(header(nodes.getFirst(), after.height()));
    }

    /** Its copy of the chain is behind when it is started, and has the old key in force, which stated something. */
    @Test
    void whoRotatedTheKeyThatStatedVotesByTheNewOneAsSoonAsThatIsInForce() throws Exception {
        nodes.get(3).close();
        Statement _ = stateOf(3);
        await(nodes.getFirst().submit(network.envelope(0, "changeValidators", rotated())));
        nodes.set(3, network.open(network.settings(3, BOTH)));
        await(nodes.get(3).waitFor(nodes.getFirst().certified().height()));
        nodes.get(2).kill();
        FinalReceipt after = await(nodes.getFirst().submit(network.commit(RandomId.generate())));
        assertThat(await(nodes.get(3).submit(network.commit(RandomId.generate())))
                        .height())
                .isGreaterThan(after.height());
    }

    /** With the old one alone in force it stays by its word. */
    @Test
    void theKeyThatStatedVotesNoMoreWhereTheOtherIsNotInForce() throws Exception {
        nodes.get(3).close();
        long base = baseOf(stateOf(3));
        nodes.set(3, network.open(network.settings(3, BOTH)));
        await(nodes.get(3).waitFor(base + 3));
        nodes.getFirst().kill();
        long certified = nodes.get(1).certified().height();
        // which is some more than may have had the leader's vote
        assertThatThrownBy(() -> await(nodes.get(1).waitFor(certified + 5, Duration.ofSeconds(4))))
                .hasCauseInstanceOf(TimeoutException.class);
    }

    private static ToyCommand rotated() {
        Validator next = new Validator(ToyNetwork.organisation(3), NEXT.verificationKey());
        return new ToyCommand.ChangeValidators(
                Stream.of(ToyNetwork.validator(0), ToyNetwork.validator(1), ToyNetwork.validator(2), next)
                        .toList());
    }
}
