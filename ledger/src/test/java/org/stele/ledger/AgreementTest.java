package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.agreement.Agreement;
import org.stele.ledger.agreement.AgreementException;
import org.stele.ledger.agreement.Statement;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Code;
import org.stele.ledger.fsck.ChainEnd;
import org.stele.ledger.fsck.Fsck;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.pipeline.StoppedChain;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyOrdering;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.Envelope;

/**
 * The leader, member 0, gave the others different entries and went: none of those has a quorum of those that are left. They state
 * what they voted for, agree on what may have a certificate somewhere, and go on without the leader.
 */
class AgreementTest {
    private static final List<Integer> HONEST = List.of(1, 2, 3);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** In which whoever missed votes has asked for them. */
    private static final Duration STILL = Duration.ofMillis(600);

    @TempDir
    Path directory;

    private ToyNetwork network;
    private final List<ToyOrdering> views = new ArrayList<>();
    private final List<LedgerNode> nodes = new ArrayList<>();
    private EmbeddedOrdering next;
    private Envelope told;
    private RandomId record;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(4, directory);
        next = EmbeddedOrdering.open(directory.resolve("next"));
        for (int i = 0; i < network.size(); i++) {
            views.add(new ToyOrdering(network.ordering()));
            nodes.add(network.open(network.settings(i, views.get(i))));
        }
        record = RandomId.generate();
        told = network.commit(record);
        for (LedgerNode node : nodes) {
            await(node.waitFor(1));
        }
    }

    @AfterEach
    void close() {
        network.close();
        next.close();
    }

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
            assertThatThrownBy(() -> network.open(3))
                    .isInstanceOf(LedgerStoppedException.class)
                    .hasMessageContaining("STATED is damaged");
        }
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

    /** Members vote for epoch 2, and stop where it begins; returns its first height. */
    private long endEpoch() throws Exception {
        long first = nodes.getFirst().status().executed() + 12;
        await(nodes.getFirst().submit(network.envelope(0, "changeEpoch", new ToyCommand.ChangeEpoch(2, first))));
        for (LedgerNode node : nodes) {
            assertThat(await(node.stopped()).reason()).isEqualTo(LedgerStoppedException.Reason.EPOCH_ENDED);
            node.close();
        }
        return first;
    }

    private static void awaitExecuted(LedgerNode node, long height) throws InterruptedException {
        while (node.status().executed() < height) {
            Thread.sleep(10);
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
                .withMessageContaining("would not stand, on which the members agreed before");
        List<Statement> second = state();
        assertThat(agree(second)).isEqualTo(3);
        goOn(3);
    }

    private Statement leaders(Statement like) {
        return said(0, like, List.of());
    }

    private Statement said(int member, Statement like, List<StatedBlock> blocks) {
        return said(member, like, 1, blocks);
    }

    private Statement said(int member, Statement like, long epoch, List<StatedBlock> blocks) {
        return Statement.sign(
                new Statement.Content(
                        network.id(),
                        ToyNetwork.organisation(member),
                        like.content().base(),
                        epoch,
                        blocks),
                ToyNetwork.voteKey(member));
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

    /** The leader goes, and each of the others is given a batch of its own with these. */
    private void split(Envelope one, Envelope two, Envelope three) throws Exception {
        nodes.getFirst().kill();
        List<Envelope> given = List.of(one, two, three);
        Instant now = Instant.now();
        for (int i : HONEST) {
            Bytes batch = network.batch(0, now, given.get(i - 1));
            views.get(i)
                    .lie(entry -> Batch.decode(entry.content()).transactions().isEmpty() ? entry.content() : batch);
        }
        nodes.get(1).submit(network.commit(RandomId.generate()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!allStandStill()) {
            // some have not executed what they were given yet, or not asked for votes that they missed
            assertThat(System.nanoTime())
                    .as("a split of %s", certifiedHeights())
                    .isLessThan(end);
        }
        Stream.of(1, 2, 3).forEach(i -> nodes.get(i).close());
    }

    /** Whether all know the same block to be the newest certified one, and have more, or go on for good. */
    private boolean allStandStill() {
        List<Long> certified = certifiedHeights();
        return HONEST.stream().noneMatch(i -> goesOn(nodes.get(i)))
                && certified.equals(certifiedHeights())
                && certified.stream().distinct().count() == 1
                && HONEST.stream().allMatch(i -> nodes.get(i).status().executed() > certified.getFirst());
    }

    private static boolean goesOn(LedgerNode node) {
        try {
            await(node.waitFor(node.status().certified() + 1, STILL));
            return true;
        } catch (Exception e) { // it was not certified in that time
            return false;
        }
    }

    private List<Long> certifiedHeights() {
        return HONEST.stream().map(i -> nodes.get(i).status().certified()).toList();
    }

    private List<Statement> state() throws Exception {
        List<Statement> statements = new ArrayList<>();
        for (int i : HONEST) {
            statements.add(stateOf(i));
        }
        return statements;
    }

    private Statement stateOf(int member) throws Exception {
        try (StoppedChain chain = stopped(member)) {
            return Statement.decode(chain.state().encode());
        }
    }

    private void check(int member, List<Statement> statements) throws Exception {
        try (StoppedChain chain = stopped(member)) {
            Agreement _ = chain.consider(statements);
        }
    }

    private long agree(List<Statement> statements) throws Exception {
        Set<Long> epochs = new HashSet<>();
        for (int i : HONEST) {
            epochs.add(agreeAt(i, statements));
        }
        assertThat(epochs).hasSize(1);
        return epochs.iterator().next();
    }

    private long agreeAt(int member, List<Statement> statements) throws Exception {
        try (StoppedChain chain = stopped(member)) {
            return chain.carryOut(chain.consider(statements));
        }
    }

    private ChainEnd end(int member) throws Exception {
        return ChainEnd.read(network.folder(member), network.settings(member).rules());
    }

    private static long baseOf(Statement statement) {
        return statement.content().base().height();
    }

    private StoppedChain stopped(int member) {
        return StoppedChain.open(
                network.folder(member),
                network.genesis(),
                network.settings(member).rules(),
                new Role.Voter(ToyNetwork.organisation(member), ToyNetwork.voteKey(member)));
    }

    private void goOn(long epoch) throws Exception {
        for (int i : HONEST) {
            restart(i, epoch, next);
        }
        assertThat(await(nodes.get(3).submit(network.commit(RandomId.generate())))
                        .code())
                .isEqualTo(Code.OK);
    }

    private void restart(int member, long epoch, org.stele.ledger.ordering.Ordering ordering) {
        nodes.get(member).close();
        nodes.set(member, network.open(network.settings(member).withOrdering(ordering, epoch)));
    }

    private Certificate certificate(List<Statement> statements, Header header) {
        Stream<Vote> votes = Stream.concat(
                Stream.of(Vote.sign(network.id(), header, ToyNetwork.organisation(0), ToyNetwork.voteKey(0))),
                statements.stream()
                        .map(statement ->
                                statement.content().blocks().getFirst().vote()));
        return new Certificate(votes.map(vote -> new Certificate.PlacedSignature(
                        network.genesis().validators().placeOf(vote.organisation()), vote.signature()))
                .toList());
    }

    private void allHaveOneSoundChain(long height) throws Exception {
        for (long at = 0; at <= height; at++) {
            for (int i : List.of(2, 3)) {
                await(nodes.get(i).waitFor(at));
                assertThat(header(nodes.get(i), at)).isEqualTo(header(nodes.get(1), at));
            }
        }
        for (int i : HONEST) {
            assertThat(nodes.get(i).convictions()).isEmpty();
            nodes.get(i).close();
            assertThat(Fsck.check(network.folder(i), network.settings(i).rules(), _ -> {})
                            .findings())
                    .isEmpty();
        }
    }

    private static Header header(LedgerNode node, long height) throws Exception {
        CompletableFuture<Header> header = new CompletableFuture<>();
        try (var _ = node.listen(height - 1, block -> header.complete(block.header()))) {
            return await(header);
        }
    }
}
