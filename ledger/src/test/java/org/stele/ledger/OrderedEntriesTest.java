package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.certificate.CertifiedBlock;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.execution.ReceiptCodes;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Statement;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.transaction.TransactionBuilder;

/** What a node makes of entries that others put into the ordering, honest or not. */
class OrderedEntriesTest {
    @TempDir
    Path directory;

    private ToyNetwork network;
    private LedgerNode node;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(1, directory);
        node = network.open(0);
        await(node.waitFor(1));
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void aTransactionThatIsOrderedTwiceIsExecutedOnce() throws Exception {
        Envelope envelope = network.commit(RandomId.generate());
        FinalReceipt first = await(node.submit(envelope));
        CertifiedBlock again = block(network.batch(0, Instant.now(), envelope, envelope));
        assertThat(codes(again)).containsExactly(ReceiptCodes.REPEATED, ReceiptCodes.REPEATED);
        assertThat(node.receipt(envelope.id())).contains(first);
    }

    @Test
    void aTransactionTwiceInOneBatchIsExecutedOnce() throws Exception {
        Envelope envelope = network.commit(RandomId.generate());
        CertifiedBlock block = block(network.batch(0, Instant.now(), envelope, envelope));
        assertThat(codes(block)).containsExactly(Code.OK, ReceiptCodes.REPEATED);
        assertThat(node.receipt(envelope.id()).orElseThrow().index()).isZero();
        assertThat(node.certified().proveTransaction(envelope.id())).isPresent();
    }

    @Test
    void aCopySignedByAnotherKeyDoesNotUseUpTheTransaction() throws Exception {
        TransactionBuilder draft = network.draft(0, "commit", new ToyCommand.Commit(RandomId.generate(), Hash.of()));
        Envelope byAuthor = draft.sign(ToyNetwork.authorKey(0));
        Envelope copy = Envelope.of(
                byAuthor.payload(), draft.sign(ToyNetwork.authorKey(1)).signatures());
        assertThat(byAuthor.id()).isEqualTo(copy.id());
        assertThat(codes(block(network.batch(0, Instant.now(), copy)))).containsExactly(ReceiptCodes.KEY_NOT_IN_FORCE);
        assertThat(await(node.submit(byAuthor)).code()).isEqualTo(Code.OK);
        assertThat(node.receipt(byAuthor.id()).orElseThrow().code()).isEqualTo(Code.OK);
    }

    @Test
    void aCopyWithASignatureStrippedDoesNotUseUpTheTransaction() throws Exception {
        TransactionBuilder draft = network.draft(
                0,
                "commitTogether",
                new ToyCommand.CommitTogether(RandomId.generate(), Hash.of(), new Author("org", "author1")));
        Envelope alone = draft.sign(ToyNetwork.authorKey(0));
        Envelope whole = Envelope.of(
                alone.payload(),
                List.of(
                        alone.signatures().getFirst(),
                        draft.sign(ToyNetwork.authorKey(1)).signatures().getFirst()));
        assertThat(codes(block(network.batch(0, Instant.now(), alone, whole, alone))))
                .containsExactly(Code.SIGNATURE_MISSING, Code.OK, ReceiptCodes.REPEATED);
        assertThat(node.receipt(whole.id()).orElseThrow().code()).isEqualTo(Code.OK);
        assertThat(codes(block(network.batch(0, Instant.now(), alone)))).containsExactly(ReceiptCodes.REPEATED);
    }

    @Test
    void aStrippedCopyThatIsOrderedFirstLeavesTheReceiptToTheWholeOne() throws Exception {
        TransactionBuilder draft = network.draft(
                0,
                "commitTogether",
                new ToyCommand.CommitTogether(RandomId.generate(), Hash.of(), new Author("org", "author1")));
        Envelope alone = draft.sign(ToyNetwork.authorKey(0));
        Envelope whole = Envelope.of(
                alone.payload(),
                List.of(
                        alone.signatures().getFirst(),
                        draft.sign(ToyNetwork.authorKey(1)).signatures().getFirst()));
        assertThat(codes(block(network.batch(0, Instant.now(), alone)))).containsExactly(Code.SIGNATURE_MISSING);
        FinalReceipt receipt = await(node.submit(whole));
        assertThat(receipt.code()).isEqualTo(Code.OK);
        assertThat(node.receipt(whole.id())).contains(receipt);
    }

    @Test
    void expiredAndTooLongLivedTransactionsAreVoid() throws Exception {
        Envelope late = expiring(Instant.now().minusSeconds(60));
        Envelope early = expiring(Instant.now().plus(Duration.ofHours(1)));
        assertThat(codes(block(network.batch(0, Instant.now(), late, early))))
                .containsExactly(ReceiptCodes.EXPIRED, ReceiptCodes.EXPIRES_TOO_LATE);
    }

    @Test
    void whoSignsABatchWithAForgedTransactionIsConvicted() throws Exception {
        Envelope good = network.commit(RandomId.generate());
        Envelope forged =
                Envelope.of(good.payload(), network.commit(RandomId.generate()).signatures());
        Bytes batch = network.batch(0, Instant.ofEpochMilli(System.currentTimeMillis()), good, forged);
        CertifiedBlock block = block(batch);
        Evidence evidence = node.evidence(node.convictions().getFirst().id()).orElseThrow();
        assertThat(evidence)
                .isEqualTo(new Evidence.InvalidBatch(
                        ToyNetwork.organisation(0), block.header().height(), batch));
        Proof proof = node.certified().proveLie(evidence).orElseThrow();
        assertThat(new ProofVerifier(network.genesis()).verify(proof).statement())
                .isEqualTo(new Statement.Lied(evidence));
        Evidence honest = new Evidence.InvalidBatch(
                ToyNetwork.organisation(0), block.header().height(), network.batch(0, Instant.now(), good));
        assertThat(honest.convictsOneOf(network.genesis().validators(), network.id(), block.header()))
                .isFalse();
    }

    @Test
    void whatIsNoBatchMakesAnEmptyBlock() throws Exception {
        Envelope good = network.commit(RandomId.generate());
        Envelope other = network.commit(RandomId.generate());
        Envelope forged = Envelope.of(good.payload(), other.signatures());
        Envelope malformed = Envelope.of(
                Bytes.wrap("{}".getBytes(StandardCharsets.UTF_8)), List.<SignatureEntry>copyOf(good.signatures()));
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        List<Bytes> entries = List.of(
                Bytes.wrap(new byte[0]),
                Bytes.wrap("hello".getBytes(StandardCharsets.UTF_8)),
                network.batch(3, now, good),
                network.batch(0, now, good, forged),
                network.batch(0, now, malformed),
                Batch.sign(Hash.of(), ToyNetwork.organisation(0), ToyNetwork.voteKey(0), now, List.of(good))
                        .encoded());
        for (Bytes entry : entries) {
            CertifiedBlock block = block(entry);
            assertThat(block.transactions()).isEmpty();
            assertThat(block.header().count()).isZero();
        }
        assertThat(node.receipt(good.id())).isEmpty();
        assertThat(await(node.submit(good)).code()).isEqualTo(Code.OK);
    }

    @Test
    void blocksFollowEachOtherInHeightTimeAndHash() throws Exception {
        for (int i = 0; i < 5; i++) {
            await(node.submit(network.commit(RandomId.generate())));
        }
        java.util.concurrent.BlockingQueue<CertifiedBlock> blocks = new java.util.concurrent.LinkedBlockingQueue<>();
        try (var _ = node.listen(-1, blocks::put)) {
            CertifiedBlock before = blocks.take();
            assertThat(before.header().previous()).isEqualTo(network.id());
            for (int height = 1; height <= 5; height++) {
                CertifiedBlock block = blocks.take();
                assertThat(block.header().height()).isEqualTo(height);
                assertThat(block.header().previous()).isEqualTo(before.header().hash());
                assertThat(block.header().time()).isAfter(before.header().time());
                before = block;
            }
        }
    }

    @Test
    void aListenerThatFailsIsCalledAgainWithTheSameBlock() throws Exception {
        List<Long> heights = new java.util.concurrent.CopyOnWriteArrayList<>();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        try (var _ = node.listen(0, block -> {
            heights.add(block.header().height());
            if (heights.size() == 1) {
                throw new IllegalStateException("not now");
            }
            done.complete(true);
        })) {
            await(done);
        }
        assertThat(heights).startsWith(1L, 1L);
    }

    @Test
    void anotherVersionOfTheRulesTakesEffectAtItsHeight() throws Exception {
        long height = node.status().executed() + 5;
        ToyCommand change = new ToyCommand.ChangeRules(2, height);
        await(node.submit(network.envelope(0, "changeRules", change)));
        await(node.waitFor(height));
        assertThat(header(height - 1).rules()).isEqualTo(1);
        assertThat(header(height).rules()).isEqualTo(2);
        assertThat(await(node.submit(network.commit(RandomId.generate()))).code())
                .isEqualTo(Code.OK);
    }

    @Test
    void aNodeWithoutTheNextRulesStopsBeforeThem() throws Exception {
        long height = node.status().executed() + 5;
        await(node.submit(network.envelope(0, "changeRules", new ToyCommand.ChangeRules(3, height))));
        LedgerStoppedException stopped = await(node.stopped());
        assertThat(stopped.reason()).isEqualTo(LedgerStoppedException.Reason.RULES_MISSING);
        assertThat(stopped).hasMessageContaining("install the release");
        assertThat(node.certified().height()).isLessThan(height);
    }

    private CertifiedBlock block(Bytes entry) throws Exception {
        EmbeddedOrdering ordering = (EmbeddedOrdering) network.ordering();
        long position = await(ordering.append(entry));
        CompletableFuture<CertifiedBlock> found = new CompletableFuture<>();
        try (var _ = node.listen(-1, block -> {
            if (block.header().position() == position) {
                found.complete(block);
            }
        })) {
            return await(found);
        }
    }

    private org.stele.ledger.block.Header header(long height) throws Exception {
        CompletableFuture<org.stele.ledger.block.Header> found = new CompletableFuture<>();
        try (var _ = node.listen(height - 1, block -> found.complete(block.header()))) {
            return await(found);
        }
    }

    private static List<Code> codes(CertifiedBlock block) {
        return block.transactions().stream()
                .map(transaction -> transaction.receipt().code())
                .toList();
    }

    private Envelope expiring(Instant expires) {
        return TransactionBuilder.of(
                        network.id(),
                        "stone",
                        "withdraw",
                        new ToyCommand.Withdraw(RandomId.generate()),
                        new Author("org", "author0"),
                        expires)
                .sign(ToyNetwork.authorKey(0));
    }
}
