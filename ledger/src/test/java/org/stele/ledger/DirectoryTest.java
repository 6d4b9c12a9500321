package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Code;
import org.stele.ledger.directory.Seal;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.transaction.Envelope;

class DirectoryTest {
    @TempDir
    Path directory;

    @Test
    void aSecondOpenerOfAFolderIsKeptOut() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            network.open(0);
            assertReason(() -> network.open(0), Reason.DIRECTORY_IN_USE);
        }
    }

    @Test
    void aFolderOfAnotherNetworkIsRefused() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            network.open(0).close();
            Genesis other = ToyNetwork.genesis(1, Instant.ofEpochMilli(5));
            LedgerSettings settings = network.settings(0);
            assertReason(() -> LedgerNode.open(withGenesis(settings, other)), Reason.OTHER_NETWORK);
        }
    }

    @Test
    void aFolderIsFreeAgainAfterAFailedOpening() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            LedgerSettings settings = network.settings(0);
            LedgerSettings withoutRules = new LedgerSettings(
                    settings.directory(),
                    settings.genesis(),
                    List.of(new org.stele.ledger.toy.ToyRules(7)),
                    settings.role(),
                    settings.ordering(),
                    settings.votes(),
                    settings.clock(),
                    settings.limits());
            assertReason(() -> LedgerNode.open(withoutRules), Reason.RULES_MISSING);
            await(network.open(0).waitFor(0));
        }
    }

    @Test
    void aCleanStopIsSealedAndTheNextStartBreaksTheSeal() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            LedgerNode node = network.open(0);
            await(node.submit(network.commit(RandomId.generate())));
            node.close();
            assertThat(Seal.isPresent(network.folder(0))).isTrue();
            assertThat(Seal.differences(network.folder(0))).isEmpty();
            LedgerNode again = network.open(0);
            assertThat(Seal.isPresent(network.folder(0))).isFalse();
            assertThat(await(again.submit(network.commit(RandomId.generate()))).code())
                    .isEqualTo(Code.OK);
        }
    }

    @Test
    void waitersAreToldWhenTheNodeIsClosed() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            LedgerNode node = network.open(0);
            var never = node.waitFor(Long.MAX_VALUE).toCompletableFuture();
            node.close();
            assertThatThrownBy(() -> never.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(LedgerStoppedException.class);
            assertThat(node.submit(network.commit(RandomId.generate())).toCompletableFuture())
                    .isCompletedExceptionally();
        }
    }

    @Test
    void aFullDiskStopsTheNodeLoudlyAndNothingAcknowledgedIsLost() throws Exception {
        Path small = directory.resolve("small");
        Files.createDirectories(small);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small.toString()) == 0,
                "skipped: making a small disk needs the right to mount one");
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            LedgerSettings settings = in(network.settings(0), small);
            LedgerNode node = LedgerNode.open(settings);
            await(node.waitFor(1));
            List<Envelope> acknowledged = new java.util.ArrayList<>();
            try {
                while (true) {
                    Envelope envelope = network.commit(RandomId.generate());
                    for (int i = 0; i < 500; i++) {
                        node.submit(network.commit(RandomId.generate()));
                    }
                    node.submit(envelope).toCompletableFuture().get(20, TimeUnit.SECONDS);
                    acknowledged.add(envelope);
                }
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(LedgerStoppedException.class);
            }
            assertThat(await(node.stopped()).reason()).isEqualTo(Reason.STORAGE);
            assertThat(await(node.stopped())).hasMessageContaining("free space");
            node.close();

            assertThat(run("mount", "-o", "remount,size=200m", small.toString()))
                    .isZero();
            LedgerNode again = LedgerNode.open(settings);
            for (Envelope envelope : acknowledged) {
                FinalReceipt receipt = await(again.submit(envelope));
                assertThat(receipt.code()).isEqualTo(Code.OK);
            }
            again.kill();
        } finally {
            run("umount", small.toString());
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static LedgerSettings withGenesis(LedgerSettings settings, Genesis genesis) {
        return new LedgerSettings(
                settings.directory(),
                genesis,
                settings.rules(),
                settings.role(),
                settings.ordering(),
                settings.votes(),
                settings.clock(),
                settings.limits());
    }

    private static LedgerSettings in(LedgerSettings settings, Path directory) {
        return new LedgerSettings(
                directory,
                settings.genesis(),
                settings.rules(),
                settings.role(),
                settings.ordering(),
                settings.votes(),
                settings.clock(),
                settings.limits());
    }

    private static void assertReason(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LedgerStoppedException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
