package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.agreement.Agreement;
import org.stele.ledger.agreement.Statement;
import org.stele.ledger.agreement.Statement.StatedBlock;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Code;
import org.stele.ledger.fsck.ChainEnd;
import org.stele.ledger.fsck.Fsck;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.pipeline.StoppedChain;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyOrdering;
import org.stele.ledger.transaction.Envelope;

/**
 * The leader, member 0, gave the others different entries and went: none of those has a quorum of those that are left. They state
 * what they voted for, agree on what may have a certificate somewhere, and go on without the leader.
 */
abstract class SplitNetwork {
    static final List<Integer> HONEST = List.of(1, 2, 3);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** In which whoever missed votes has asked for them. */
    private static final Duration STILL = Duration.ofMillis(600);

    @TempDir
    Path directory;

    ToyNetwork network;
    final List<ToyOrdering> views = new ArrayList<>();
    final List<LedgerNode> nodes = new ArrayList<>();
    EmbeddedOrdering next;
    Envelope told;
    RandomId record;

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

    /** Members vote for epoch 2, and stop where it begins; returns its first height. */
    long endEpoch() throws Exception {
        long first = nodes.getFirst().status().executed() + 12;
        await(nodes.getFirst().submit(network.envelope(0, "changeEpoch", new ToyCommand.ChangeEpoch(2, first))));
        for (LedgerNode node : nodes) {
            assertThat(await(node.stopped()).reason()).isEqualTo(LedgerStoppedException.Reason.EPOCH_ENDED);
            node.close();
        }
        return first;
    }

    static void awaitExecuted(LedgerNode node, long height) throws InterruptedException {
        while (node.status().executed() < height) {
            Thread.sleep(10);
        }
    }

    Statement leaders(Statement like) {
        return said(0, like, List.of());
    }

    Statement said(int member, Statement like, List<StatedBlock> blocks) {
        return said(member, like, 1, blocks);
    }

    Statement said(int member, Statement like, long epoch, List<StatedBlock> blocks) {
        return Statement.sign(
                new Statement.Content(
                        network.id(),
                        ToyNetwork.organisation(member),
                        like.content().base(),
                        epoch,
                        blocks),
                ToyNetwork.voteKey(member));
    }

    /** The leader goes, and each of the others is given a batch of its own with these. */
    void split(Envelope one, Envelope two, Envelope three) throws Exception {
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

    List<Long> certifiedHeights() {
        return HONEST.stream().map(i -> nodes.get(i).status().certified()).toList();
    }

    List<Statement> state() throws Exception {
        List<Statement> statements = new ArrayList<>();
        for (int i : HONEST) {
            statements.add(stateOf(i));
        }
        return statements;
    }

    Statement stateOf(int member) throws Exception {
        try (StoppedChain chain = stopped(member)) {
            return Statement.decode(chain.state().encode());
        }
    }

    void check(int member, List<Statement> statements) throws Exception {
        try (StoppedChain chain = stopped(member)) {
            Agreement _ = chain.compare(statements);
        }
    }

    long agree(List<Statement> statements) throws Exception {
        Set<Long> epochs = new HashSet<>();
        for (int i : HONEST) {
            epochs.add(agreeAt(i, statements));
        }
        assertThat(epochs).hasSize(1);
        return epochs.iterator().next();
    }

    long agreeAt(int member, List<Statement> statements) throws Exception {
        try (StoppedChain chain = stopped(member)) {
            return chain.carryOut(chain.consider(statements));
        }
    }

    ChainEnd end(int member) throws Exception {
        return ChainEnd.read(network.folder(member), network.settings(member).rules());
    }

    static long baseOf(Statement statement) {
        return statement.content().base().height();
    }

    StoppedChain stopped(int member) {
        return stopped(member, List.of(ToyNetwork.voteKey(member)));
    }

    StoppedChain stopped(int member, List<SigningKey> keys) {
        return StoppedChain.open(
                network.folder(member),
                network.genesis(),
                network.settings(member).rules(),
                new Role.Voter(ToyNetwork.organisation(member), keys));
    }

    void goOn(long epoch) throws Exception {
        for (int i : HONEST) {
            restart(i, epoch, next);
        }
        assertThat(await(nodes.get(3).submit(network.commit(RandomId.generate())))
                        .code())
                .isEqualTo(Code.OK);
    }

    void restart(int member, long epoch, org.stele.ledger.ordering.Ordering ordering) {
        nodes.get(member).close();
        nodes.set(member, network.open(network.settings(member).withOrdering(ordering, epoch)));
    }

    Certificate certificate(List<Statement> statements, Header header) {
        Stream<Vote> votes = Stream.concat(
                Stream.of(Vote.sign(network.id(), header, ToyNetwork.organisation(0), ToyNetwork.voteKey(0))),
                statements.stream()
                        .map(statement ->
                                statement.content().blocks().getFirst().vote()));
        return new Certificate(votes.map(vote -> new Certificate.PlacedSignature(
                        network.genesis().validators().placeOf(vote.organisation()), vote.signature()))
                .toList());
    }

    void allHaveOneSoundChain(long height) throws Exception {
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

    static Header header(LedgerNode node, long height) throws Exception {
        CompletableFuture<Header> header = new CompletableFuture<>();
        try (var _ = node.listen(height - 1, block -> header.complete(block.header()))) {
            return await(header);
        }
    }
}
