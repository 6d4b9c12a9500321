package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.agreement.AgreementException;
import org.stele.ledger.agreement.Statement;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Code;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyOrdering;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.Envelope;

/** What stands by the statements of those that a leader split, and how they go on. */
@Tag("faults")
class AgreementTest extends SplitNetwork {
    @Test
    void whatMayBeCertifiedSomewhereStands() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        List<Statement> statements = state();
        Header standing =
                statements.getFirst().content().blocks().getFirst().vote().header();
        long epoch = agree(statements);
        long last = end(1).height();
        goOn(epoch);

        LedgerNode lied = nodes.get(3);
        CertifiedState state = await(lied.waitFor(last + 1));
        assertThat(state.contains(ToyTables.RECORDS, record)).isTrue();
        assertThat(header(lied, standing.height())).isEqualTo(standing);
        assertThat(header(lied, last + 1).epoch()).isEqualTo(epoch).isEqualTo(2);
        new ProofVerifier(network.genesis()).verify(state.prove(ToyTables.RECORDS, record));
        // what the leader may have kept back for itself
        assertThat(certificate(statements.subList(0, 2), standing)
                        .certifies(network.id(), standing, network.genesis().validators()))
                .isTrue();
        allHaveOneSoundChain(last + 1);
    }

    @Test
    void whatNobodyCanHaveCertifiedIsTakenBackAndCanBeGivenAgain() throws Exception {
        split(told, network.commit(RandomId.generate()), network.commit(RandomId.generate()));
        List<Statement> statements = state();
        long base = baseOf(statements.getFirst());
        long epoch = agree(statements);
        assertThat(end(1).height()).isEqualTo(base);
        goOn(epoch);

        assertThat(nodes.get(1).receipt(told.id())).isEmpty();
        assertThat(await(nodes.get(1).submit(told)).code()).isEqualTo(Code.OK);
        allHaveOneSoundChain(base + 1);
    }

    @Test
    void whoTookNoPartFollowsAsSoonAsTheOthersHaveAQuorum() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        long epoch = agree(state());
        goOn(epoch);
        long after = nodes.get(1).certified().height();
        restart(0, epoch, next);
        await(nodes.getFirst().waitFor(after));
        assertThat(header(nodes.getFirst(), after)).isEqualTo(header(nodes.get(1), after));
    }

    @Test
    void aNodeThatIsStartedInTheOldEpochSaysWhatToDo() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        agree(state());
        assertThatThrownBy(() -> network.open(1))
                .isInstanceOf(LedgerStoppedException.class)
                .hasMessageContaining("start again with the ordering of epoch 2");
    }

    /** The split is of the last block of an epoch, and one who stated sees it certified before it gives the agreement. */
    @Test
    void atTheLastBlockOfAVotedEpochAllAgreeInOneEpochToo() throws Exception {
        nodes.getFirst().kill();
        long first = nodes.get(1).status().executed() + 12;
        await(nodes.get(1).submit(network.envelope(0, "changeEpoch", new ToyCommand.ChangeEpoch(2, first))));
        Header known = nodes.get(1).certified().header();
        Instant now = Instant.now();
        Envelope other = network.commit(RandomId.generate());
        for (int i : HONEST) {
            Bytes batch = network.batch(0, now, i == 3 ? other : told);
            views.get(i)
                    .lie(entry -> known.height() + entry.position() - known.position() == first - 1
                            ? batch
                            : entry.content());
        }
        for (int i : HONEST) {
            awaitExecuted(nodes.get(i), first - 1);
        }
        for (int i : HONEST) {
            await(nodes.get(i).waitFor(first - 2));
        }
        HONEST.forEach(i -> nodes.get(i).close());
        List<Statement> statements = state();
        assertThat(statements).allMatch(statement -> statement.content().epoch() == 1);

        for (int i : List.of(1, 3)) {
            assertThat(agreeAt(i, statements)).isEqualTo(3);
            restart(i, 3, next);
        }
        try (EmbeddedOrdering voted = EmbeddedOrdering.open(directory.resolve("voted"))) {
            restart(2, 2, voted);
            await(nodes.get(2).waitFor(first - 1));
            nodes.get(2).close();
        }
        // it stated all along, and may do so again in the epoch that it knows of now
        assertThat(stateOf(2).content().epoch()).isEqualTo(2);
        assertThat(agreeAt(2, statements)).isEqualTo(3);
        goOn(3);
        allHaveOneSoundChain(first);
    }

    /**
     * Members vote in a voted epoch from its first block on, which is not certified when they state; nor when one of them, started
     * again meanwhile, shows the vote that makes it so.
     */
    @Test
    void atTheFirstBlockOfAVotedEpochAllAgreeInOneEpoch() throws Exception {
        long first = endEpoch();
        Envelope other = network.commit(RandomId.generate());
        Instant now = Instant.now();
        for (int i : HONEST) {
            Bytes batch = network.batch(0, now, i == 3 ? other : told);
            views.set(i, new ToyOrdering(next));
            views.get(i).lie(_ -> batch);
            restart(i, 2, views.get(i));
        }
        for (int i : HONEST) {
            awaitExecuted(nodes.get(i), first);
        }
        HONEST.forEach(i -> nodes.get(i).close());
        List<Statement> statements = state();
        assertThat(statements).allMatch(statement -> statement.content().epoch() == 2);

        try (EmbeddedOrdering third = EmbeddedOrdering.open(directory.resolve("third"))) {
            for (int i : List.of(1, 3)) {
                assertThat(agreeAt(i, statements)).isEqualTo(3);
                restart(i, 3, third);
            }
            restart(2, 2, views.get(2));
            for (int i : HONEST) {
                await(nodes.get(i).waitFor(first));
            }
            nodes.get(2).close();
            assertThat(agreeAt(2, statements)).isEqualTo(3);
            restart(2, 3, third);
            assertThat(await(nodes.get(2).submit(network.commit(RandomId.generate())))
                            .code())
                    .isEqualTo(Code.OK);
            allHaveOneSoundChain(first + 1);
        }
    }

    @Test
    void whoStatedSomethingVotesNoMoreUntilAllAgreed() throws Exception {
        nodes.get(3).close();
        Statement statement = stateOf(3);
        nodes.set(3, network.open(3));
        await(nodes.get(3).waitFor(statement.content().base().height() + 3));
        nodes.getFirst().kill();
        long certified = nodes.get(1).certified().height();
        // which is some more than may have had the leader's vote
        assertThatThrownBy(() -> await(nodes.get(1).waitFor(certified + 5, Duration.ofSeconds(4))))
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void nothingIsAgreedWithoutAQuorumOrWithWhatWasChanged() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        List<Statement> statements = state();
        Statement first = statements.getFirst();
        Statement changed = new Statement(
                new Statement.Content(
                        first.content().network(),
                        first.content().organisation(),
                        first.content().base(),
                        1,
                        List.of()),
                first.signature());
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> check(3, statements.subList(1, 3)))
                .withMessageContaining("the statements of 2 of the 4 members that vote: get those of 1 more");
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> check(3, List.of(changed, statements.get(1), statements.get(2))))
                .withMessageContaining("was changed: have it sent again");
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> check(3, List.of(first, first, statements.get(1), statements.get(2))))
                .withMessageContaining("two statements of");
        StatedBlock block = first.content().blocks().getFirst();
        Statement twice = said(
                1, first, List.of(block, statements.get(2).content().blocks().getFirst()));
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> check(3, List.of(twice, statements.get(1), statements.get(2))))
                .withMessageContaining("contradicts itself");
    }

    /** With all four, of which one lies, two of each may be a quorum with the liar. */
    @Test
    void whereTheLiarIsNotLeftOutNothingIsAgreed() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        List<Statement> statements = state();
        Header other = statements.get(2).content().blocks().getFirst().vote().header();
        Bytes entry = statements.get(2).content().blocks().getFirst().entry();
        Vote vote = Vote.sign(network.id(), other, ToyNetwork.organisation(0), ToyNetwork.voteKey(0));
        Statement liars = said(0, statements.get(2), List.of(new StatedBlock(vote, entry)));
        List<Statement> all =
                Stream.concat(Stream.of(liars), statements.stream()).toList();
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> agreeAt(3, all))
                .withMessageContaining("one of these members may have lied");
        goOn(agree(statements));
    }

    /** Who learns only then that one of them lied cannot stay behind: the others have gone on by its statement. */
    @Test
    void whatShowsThatSomebodyLiedKeepsNobodyFromWhatWasCompared() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        List<Statement> honest = state();
        List<Statement> all = Stream.concat(Stream.of(leaders(honest.getFirst())), honest.stream())
                .toList();
        check(2, all);
        long epoch = agreeAt(1, all);
        assertThat(agreeAt(3, all)).isEqualTo(epoch);
        try (LedgerStore store = LedgerStore.open(network.folder(2).resolve("chain"))) {
            store.write(new Evidence.TwoHeaders(leadersVote(honest.get(0)), leadersVote(honest.get(2))));
        }
        assertThatExceptionOfType(AgreementException.class)
                .isThrownBy(() -> check(2, all))
                .withMessageContaining("agree without its statement");
        assertThat(agreeAt(2, all)).isEqualTo(epoch);
        goOn(epoch);
    }

    private Vote leadersVote(Statement like) {
        Header header = like.content().blocks().getFirst().vote().header();
        return Vote.sign(network.id(), header, ToyNetwork.organisation(0), ToyNetwork.voteKey(0));
    }

    @Test
    void aSecondVoteIsNoEvidenceAgainstWhoCastIt() throws Exception {
        split(told, told, network.commit(RandomId.generate()));
        List<Statement> statements = state();
        Header one = statements.getFirst().content().blocks().getFirst().vote().header();
        Vote first = statements.getLast().content().blocks().getFirst().vote();
        Vote second =
                Vote.sign(Vote.Round.SECOND, network.id(), one, ToyNetwork.organisation(3), ToyNetwork.voteKey(3));
        Vote again = Vote.sign(network.id(), one, ToyNetwork.organisation(3), ToyNetwork.voteKey(3));
        assertThat(new Evidence.TwoHeaders(first, second).convicts(network.id(), ToyNetwork.validator(3), one))
                .isFalse();
        assertThat(new Evidence.TwoHeaders(first, again).convicts(network.id(), ToyNetwork.validator(3), one))
                .isTrue();
    }
}
