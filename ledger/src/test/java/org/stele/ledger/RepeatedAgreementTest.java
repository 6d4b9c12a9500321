package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.ledger.agreement.Agreement;
import org.stele.ledger.agreement.AgreementException;
import org.stele.ledger.agreement.Statement;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Code;
import org.stele.ledger.fsck.ChainEnd;
import org.stele.ledger.pipeline.StoppedChain;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.toy.ToyNetwork;

/** An agreement that is cut short, given again, given late, or followed by another. */
@Tag("faults")
class RepeatedAgreementTest extends SplitNetwork {
    @Test
    void itMayBeCutShortAnywhereAndGivenAgain() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        List<Statement> statements = state();
        assertThat(state()).isEqualTo(statements);
        byte[] stated = Files.readAllBytes(network.folder(2).resolve("STATED"));
        try (LedgerStore store = LedgerStore.open(network.folder(3).resolve("chain"))) {
            store.rollBack(baseOf(statements.getFirst()));
        }
        long epoch = agree(statements);
        ChainEnd end = end(2);
        // as if it had ended before the last step, and as if its answer had been lost
        Files.write(network.folder(2).resolve("STATED"), stated);
        assertThat(agree(statements)).isEqualTo(epoch);
        assertThat(agree(statements)).isEqualTo(epoch);
        assertThat(end(2)).isEqualTo(end);
        goOn(epoch);
        nodes.get(2).close();
        assertThat(agreeAt(2, statements)).isEqualTo(epoch);
        restart(2, epoch, next);
        await(nodes.get(2).waitFor(end.height() + 1));
        allHaveOneSoundChain(end.height() + 1);
    }

    /** Member 0, which stated nothing, carries it out too; member 3 only when the others have gone on without its vote. */
    @Test
    void whoAgreesLateIsWhereTheOthersAre() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        List<Statement> statements = state();
        restart(0, 1, network.ordering());
        restart(1, 1, network.ordering());
        await(nodes.getFirst().waitFor(baseOf(statements.getFirst())));
        nodes.getFirst().close();
        nodes.get(1).close();
        long epoch = agreeAt(1, statements);
        for (int i : List.of(2, 0)) {
            assertThat(agreeAt(i, statements)).isEqualTo(epoch);
        }
        for (int i : List.of(0, 1, 2)) {
            restart(i, epoch, next);
        }
        long height =
                await(nodes.get(1).submit(network.commit(RandomId.generate()))).height();
        restart(3, epoch, next);
        await(nodes.get(3).waitFor(height));
        nodes.get(3).close();

        try (StoppedChain chain = stopped(3)) {
            assertThat(chain.consider(statements).progress()).isEqualTo(Agreement.Progress.OVERTAKEN);
        }
        assertThat(agreeAt(3, statements)).isEqualTo(epoch);

        restart(3, epoch, next);
        nodes.getFirst().close();
        assertThat(await(nodes.get(3).submit(network.commit(RandomId.generate())))
                        .code())
                .isEqualTo(Code.OK);
        allHaveOneSoundChain(height + 1);
    }

    @Test
    void whatWasAgreedBeforeDoesNotTakeBackANewStatement() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        List<Statement> first = state();
        goOn(agree(first));
        nodes.get(3).close();
        Statement second = stateOf(3);

        assertThat(agreeAt(3, first)).isEqualTo(2);

        assertThat(stateOf(3)).isEqualTo(second);
        assertThat(network.folder(3).resolve("STATED")).exists();
    }

    @Test
    void aNodeWhoseStatementIsDamagedDoesNotVote() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        Statement _ = stateOf(3);
        Path file = network.folder(3).resolve("STATED");
        for (String damaged : List.of("", "nothing\n", Files.readString(file).substring(3))) {
            Files.writeString(file, damaged);
            isDamaged(3);
        }
    }

    @Test
    void aFlippedBitInAStatementIsFound() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        Statement _ = stateOf(3);
        Path file = network.folder(3).resolve("STATED");
        byte[] sound = Files.readAllBytes(file);
        int line = Files.readString(file).indexOf('\n');
        for (int at :
                List.of(0, line - 1, line, line + 1, (line + sound.length) / 2, sound.length - 2, sound.length - 1)) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = sound.clone();
                flipped[at] ^= (byte) (1 << bit);
                Files.write(file, flipped);
                isDamaged(3);
            }
        }
    }

    private void isDamaged(int member) {
        assertThatThrownBy(() -> network.open(member))
                .isInstanceOf(LedgerStoppedException.class)
                .hasMessageContaining("STATED is damaged: rotate the vote key, then remove that file");
    }

    @Test
    void membersThatAgreeTwiceBeginALaterEpochEachTime() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        List<Statement> first = state();
        assertThat(agree(first)).isEqualTo(2);
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> check(3, List.of(first.get(0), first.get(1), leaders(first.get(0)))))
                .withMessageContaining("were made in epoch 1, and this node knows of epoch 2");
        List<Statement> second = state();
        assertThat(second).doesNotContainAnyElementsOf(first);
        assertThat(agree(second)).isEqualTo(3);
        long last = end(1).height();
        goOn(3);
        allHaveOneSoundChain(last + 1);
    }

    @Test
    void whatIsRefusedTakesNothingBack() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        assertThat(agree(state())).isEqualTo(2);
        ChainEnd end = end(3);
        Statement own = stateOf(3);
        assertThat(own.content().blocks()).isNotEmpty();
        List<Statement> others = List.of(own, said(1, own, 2, List.of()), said(2, own, 2, List.of()));
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> agreeAt(3, others))
                .withMessageContaining("on which the members agreed before");
        assertThat(end(3)).isEqualTo(end);
    }

    /** Who uses two sets of statements, of which one is false, would vote for two blocks in one round. */
    @Test
    void nobodyVotesASecondTimeForTwoBlocks() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        List<Statement> statements = state();
        assertThat(agree(statements)).isEqualTo(2);
        StatedBlock other = statements.getLast().content().blocks().getFirst();
        List<Statement> others = new ArrayList<>(List.of(stateOf(3)));
        for (int i : List.of(1, 2)) {
            Vote vote =
                    Vote.sign(network.id(), other.vote().header(), ToyNetwork.organisation(i), ToyNetwork.voteKey(i));
            others.add(said(i, statements.getLast(), 2, List.of(new StatedBlock(vote, other.entry()))));
        }
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> agreeAt(3, others))
                .withMessageContaining("on which the members agreed before");
        // as where the first was given again, and cut short
        try (LedgerStore store = LedgerStore.open(network.folder(3).resolve("chain"))) {
            store.rollBack(baseOf(statements.getLast()));
        }
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> agreeAt(3, others))
                .withMessageContaining("agreed on something else for block");
        List<Statement> second = state();
        assertThat(agree(second)).isEqualTo(3);
        goOn(3);
    }
}
