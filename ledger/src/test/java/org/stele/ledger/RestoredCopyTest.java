package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.certificate.CertifiedBlock;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;
import org.stele.ledger.validator.Validator;

/** A validator that is restored from a copy may have voted after that was made: it observes until it has a new key. */
class RestoredCopyTest {
    private static final SigningKey NEW_KEY = ToyNetwork.key(4_000);

    @TempDir
    Path directory;

    private ToyNetwork network;
    private List<LedgerNode> nodes;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(4, directory);
        nodes = network.openAll();
        await(nodes.getFirst().waitFor(1));
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void withItsOldKeyItFollowsAndNeitherVotesNorProposes() throws Exception {
        LedgerNode restored = restore(ToyNetwork.voteKey(3), directory.resolve("copy"));
        RandomId record = RandomId.generate();
        FinalReceipt receipt = await(nodes.getFirst().submit(network.commit(record)));
        CertifiedState state = await(restored.waitFor(receipt.height()));
        assertThat(state.contains(ToyTables.RECORDS, record)).isTrue();
        assertThat(restored.submit(network.commit(RandomId.generate())).toCompletableFuture())
                .failsWithin(java.time.Duration.ofSeconds(20))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(RefusalReason.NOT_A_VALIDATOR));
        assertThat(votesOf(receipt.height() + 1)).doesNotContain(3);
    }

    @Test
    void withANewKeyItVotesAgain() throws Exception {
        LedgerNode restored = restore(NEW_KEY, directory.resolve("copy"));
        Validator rotated = new Validator(ToyNetwork.organisation(3), NEW_KEY.verificationKey());
        ToyCommand change = new ToyCommand.ChangeValidators(
                Stream.of(ToyNetwork.validator(0), ToyNetwork.validator(1), ToyNetwork.validator(2), rotated)
                        .toList());
        await(nodes.getFirst().submit(network.envelope(0, "changeValidators", change)));
        nodes.get(2).kill();
        // of four, three must vote: without the restored one nothing more would be final
        FinalReceipt receipt = await(nodes.getFirst().submit(network.commit(RandomId.generate())));
        await(restored.waitFor(receipt.height()));
        assertThat(votesOf(receipt.height())).contains(3);
    }

    @Test
    void aCopyOfACopyBarsTheFirstKeyToo() throws Exception {
        LedgerNode restored = restore(NEW_KEY, directory.resolve("copy"));
        restored.checkpoint(directory.resolve("second"));
        restored.kill();
        LedgerNode again = network.open(settings(ToyNetwork.voteKey(3), directory.resolve("second")));
        FinalReceipt receipt = await(nodes.getFirst().submit(network.commit(RandomId.generate())));
        await(again.waitFor(receipt.height()));
        assertThat(votesOf(receipt.height() + 1)).doesNotContain(3);
    }

    @Test
    void aCopyOfAStoppedNodeBarsItsKeyToo() throws Exception {
        SigningKey key = ToyNetwork.voteKey(3);
        assertThatThrownBy(() -> LedgerDirectory.copyStopped(
                        network.folder(3), directory.resolve("early"), List.of(key.verificationKey())))
                .hasMessageContaining("stop that one first");
        nodes.get(3).close();
        LedgerDirectory.copyStopped(network.folder(3), directory.resolve("copy"), List.of(key.verificationKey()));
        LedgerNode restored = network.open(settings(key, directory.resolve("copy")));
        FinalReceipt receipt = await(nodes.getFirst().submit(network.commit(RandomId.generate())));
        await(restored.waitFor(receipt.height()));
        assertThat(votesOf(receipt.height() + 1)).doesNotContain(3);
    }

    /** Copies member 3's running node, kills it, and opens the copy. */
    private LedgerNode restore(SigningKey key, Path copy) {
        nodes.get(3).checkpoint(copy);
        nodes.get(3).kill();
        return network.open(settings(key, copy));
    }

    private LedgerSettings settings(SigningKey key, Path copy) {
        LedgerSettings settings = network.settings(3);
        return new LedgerSettings(
                copy,
                settings.genesis(),
                settings.rules(),
                new Role.Voter(ToyNetwork.organisation(3), key),
                settings.ordering(),
                settings.votes(),
                settings.blocks(),
                settings.clock(),
                settings.limits());
    }

    /** The places of the validators whose votes member 0 has for the block at {@code height}. */
    private List<Integer> votesOf(long height) throws Exception {
        await(nodes.getFirst().waitFor(height));
        BlockingQueue<CertifiedBlock> blocks = new LinkedBlockingQueue<>();
        try (var _ = nodes.getFirst().listen(height - 1, blocks::put)) {
            return blocks.take().certifiedHeader().certificate().signatures().stream()
                    .map(signature -> signature.place())
                    .toList();
        }
    }
}
