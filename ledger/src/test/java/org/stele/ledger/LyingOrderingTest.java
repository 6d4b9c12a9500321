package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Code;
import org.stele.ledger.fsck.Fsck;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.pipeline.StoppedChain;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyOrdering;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.Envelope;

/** A leader sends one follower other entries than the rest: that one takes back what nobody else has, and goes on with them. */
class LyingOrderingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private ToyNetwork network;
    private List<LedgerNode> nodes;
    private ToyOrdering view;
    private LedgerNode victim;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(4, directory);
        nodes = new ArrayList<>(IntStream.range(0, 3).mapToObj(network::open).toList());
        view = new ToyOrdering(network.ordering());
        victim = network.open(network.settings(3, view));
        await(victim.waitFor(1));
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void anEntryThatIsKeptBackIsAdopted() throws Exception {
        view.lie(entry -> holdsTransactions(entry) ? Bytes.wrap(new byte[] {1}) : entry.content());
        RandomId record = RandomId.generate();
        FinalReceipt receipt = await(nodes.getFirst().submit(network.commit(record)));

        CertifiedState state = await(victim.waitFor(receipt.height()));

        assertThat(state.contains(ToyTables.RECORDS, record)).isTrue();
        assertSameHeaders(receipt.height());
    }

    @Test
    void anEntryThatNobodyElseGotIsTakenBack() throws Exception {
        RandomId invented = RandomId.generate();
        Envelope envelope = network.commit(invented);
        view.lie(entry -> holdsTransactions(entry) ? network.batch(0, Instant.now(), envelope) : entry.content());
        RandomId record = RandomId.generate();
        FinalReceipt receipt = await(nodes.getFirst().submit(network.commit(record)));

        CertifiedState state = await(victim.waitFor(receipt.height()));

        assertThat(state.contains(ToyTables.RECORDS, record)).isTrue();
        assertThat(state.contains(ToyTables.RECORDS, invented)).isFalse();
        assertThat(victim.receipt(envelope.id())).isEmpty();
        assertSameHeaders(receipt.height());
        view.lie(OrderedEntry::content);
        assertThat(await(victim.submit(envelope)).code()).isEqualTo(Code.OK);
    }

    /** Of the same transactions another member's batch comes to another state, and may come to the same block time. */
    @Test
    void aBatchThatIsPassedOffAsAnothersMakesNobodyFaulty() throws Exception {
        view.lie(entry -> holdsTransactions(entry) ? passedOff(Batch.decode(entry.content())) : entry.content());
        RandomId record = RandomId.generate();
        FinalReceipt receipt = await(nodes.getFirst().submit(network.commit(record)));
        assertThat(await(victim.waitFor(receipt.height())).contains(ToyTables.RECORDS, record))
                .isTrue();
        assertSameHeaders(receipt.height());
        nodes.forEach(node -> assertThat(node.convictions()).isEmpty());
    }

    private Bytes passedOff(Batch batch) {
        return network.batch(
                1, batch.clock().minusSeconds(1), batch.transactions().toArray(Envelope[]::new));
    }

    @Test
    void whatWasTakenBackIsNowhereOnDisk() throws Exception {
        Envelope envelope = network.commit(RandomId.generate());
        view.lie(entry -> holdsTransactions(entry) ? network.batch(0, Instant.now(), envelope) : entry.content());
        FinalReceipt receipt = await(nodes.getFirst().submit(network.commit(RandomId.generate())));
        await(victim.waitFor(receipt.height()));
        view.lie(OrderedEntry::content);
        await(victim.waitFor(receipt.height() + 2));

        victim.close();

        assertThat(Fsck.check(network.folder(3), network.settings(3).rules(), _ -> {})
                        .findings())
                .isEmpty();
        victim = network.open(network.settings(3, view));
        await(victim.waitFor(receipt.height() + 3));
        assertSameHeaders(receipt.height() + 3);
    }

    @Test
    void whoWasLiedToVotesForOneHeaderAHeightOnly() throws Exception {
        view.lie(entry -> holdsTransactions(entry) ? Bytes.wrap(new byte[] {1}) : entry.content());
        for (int i = 0; i < 5; i++) {
            FinalReceipt receipt = await(nodes.get(i % 3).submit(network.commit(RandomId.generate())));
            await(victim.waitFor(receipt.height()));
        }
        nodes.forEach(node -> assertThat(node.convictions()).isEmpty());
    }

    /** Or it could make a certificate whose votes, of what is below, nobody knows of. */
    @Test
    void whoWasLiedToVotesForNothingAboveABlockThatLacksItsVote() throws Exception {
        nodes.get(2).kill();
        Set<Long> lied = ConcurrentHashMap.newKeySet();
        view.lie(entry -> lied.add(entry.position()) ? Bytes.wrap(new byte[] {1}) : entry.content());
        awaitUncertified(3);
        long base = victim.status().certified();
        Header stored = victim.certified().header();
        ToyOrdering other = new ToyOrdering(network.ordering());
        other.lie(entry -> stored.height() + entry.position() - stored.position() > base + 1
                ? Bytes.wrap(new byte[] {2})
                : entry.content());

        nodes.set(2, network.open(network.settings(2, other)));
        await(victim.waitFor(base + 1));
        awaitUncertified(1);
        long ahead = nodes.getFirst().status().executed();
        awaitTrue(() -> nodes.getFirst().status().executed() >= ahead + 5);

        assertThat(nodes.getFirst().status().executed()).isGreaterThan(base + 3);
        assertThat(victim.status().executed()).isEqualTo(base + 2);
        victim.close();
        try (StoppedChain chain = StoppedChain.open(
                network.folder(3),
                network.genesis(),
                network.settings(3).rules(),
                new Role.Voter(ToyNetwork.organisation(3), ToyNetwork.voteKey(3)))) {
            assertThat(chain.state().content().blocks()).isEmpty();
        }
    }

    private void awaitUncertified(int blocks) throws InterruptedException {
        awaitTrue(() -> victim.status().executed() >= victim.status().certified() + blocks);
    }

    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Test
    void whoWaitsAtTheVictimGetsTheReceiptThatTheOthersHave() throws Exception {
        view.lie(entry -> holdsTransactions(entry) ? Bytes.wrap(new byte[] {1}) : entry.content());
        Envelope envelope = network.commit(RandomId.generate());
        FinalReceipt receipt = await(victim.submit(envelope));
        assertThat(receipt.code()).isEqualTo(Code.OK);
        await(nodes.getFirst().waitFor(receipt.height()));
        assertThat(nodes.getFirst().receipt(envelope.id())).contains(receipt);
    }

    @Test
    void aVictimThatIsKilledGoesOnWhereItIsOpenedAgain() throws Exception {
        view.lie(entry -> holdsTransactions(entry) ? Bytes.wrap(new byte[] {1}) : entry.content());
        CompletionStage<FinalReceipt> receipt = nodes.getFirst().submit(network.commit(RandomId.generate()));
        victim.kill();
        long height = await(receipt).height();
        victim = network.open(network.settings(3, view));
        await(victim.waitFor(height));
        assertSameHeaders(height);
    }

    @Test
    void withTwoFollowersLiedToNothingIsFinalAndNothingForks() throws Exception {
        ToyOrdering other = new ToyOrdering(network.ordering());
        nodes.get(2).kill();
        nodes.set(2, network.open(network.settings(2, other)));
        await(nodes.get(2).waitFor(nodes.getFirst().certified().height() + 1));
        for (ToyOrdering lied : List.of(view, other)) {
            lied.lie(entry -> holdsTransactions(entry) ? Bytes.wrap(new byte[] {1}) : entry.content());
        }
        Envelope envelope = network.commit(RandomId.generate());
        nodes.getFirst().submit(envelope);
        CompletionStage<Throwable> refused = untilRefused();
        assertThat(await(refused)).isInstanceOf(org.stele.ledger.transaction.RefusedException.class);
        for (LedgerNode node : List.of(nodes.get(0), nodes.get(1), nodes.get(2), victim)) {
            assertThat(node.receipt(envelope.id())).isEmpty();
            assertThat(node.status().executed() - node.status().certified()).isLessThanOrEqualTo(64);
        }
    }

    /** What a submission is refused with, once too many blocks lack a certificate. */
    private CompletionStage<Throwable> untilRefused() {
        return CompletableFuture.supplyAsync(() -> {
            while (true) {
                long executed = nodes.getFirst().status().executed();
                CompletableFuture<FinalReceipt> one = nodes.getFirst()
                        .submit(network.commit(RandomId.generate()))
                        .toCompletableFuture();
                while (nodes.getFirst().status().executed() == executed && !one.isDone()) {
                    Thread.onSpinWait();
                }
                if (one.isCompletedExceptionally()) {
                    return one.exceptionNow();
                }
            }
        });
    }

    private void assertSameHeaders(long height) throws Exception {
        for (long at = 0; at <= height; at++) {
            assertThat(header(victim, at)).isEqualTo(header(nodes.getFirst(), at));
        }
    }

    private static Header header(LedgerNode node, long height) throws Exception {
        CompletableFuture<Header> header = new CompletableFuture<>();
        try (var _ = node.listen(height - 1, block -> header.complete(block.header()))) {
            return await(header);
        }
    }

    private static boolean holdsTransactions(OrderedEntry entry) {
        return !Batch.decode(entry.content()).transactions().isEmpty();
    }
}
