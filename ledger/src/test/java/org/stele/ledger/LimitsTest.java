package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Code;
import org.stele.ledger.fsck.Fsck;
import org.stele.ledger.toy.ToyClock;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;

class LimitsTest {
    @TempDir
    Path directory;

    @Test
    void aNodeThatHasTooMuchWaitingSaysSoAndRecovers() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(4, directory)) {
            LedgerNode node = network.open(with(network.settings(0), limits(10)));
            List<Sent> taken = new ArrayList<>(takenOf(network, node, 0, 5));
            Envelope first = taken.getFirst().envelope();
            assertThat(refusal(node.submit(first))).isEqualTo(RefusalReason.OVERLOADED);
            taken.addAll(takenOf(network, node, 1, 2));
            network.open(1);
            network.open(2);
            for (Sent sent : taken) {
                assertThat(await(sent.receipt()).code()).isEqualTo(Code.OK);
            }
            assertThat(await(node.submit(network.commit(RandomId.generate()))).code())
                    .isEqualTo(Code.OK);
        }
    }

    @Test
    void aNodeWhoseClockIsBehindTakesNothing() throws Exception {
        ToyClock clock = new ToyClock(Instant.now());
        try (ToyNetwork network = ToyNetwork.of(1, directory, clock)) {
            LedgerNode node = network.open(0);
            await(node.waitFor(1));
            clock.advance(Duration.ofSeconds(-11));
            assertThat(refusal(node.submit(network.commit(RandomId.generate()))))
                    .isEqualTo(RefusalReason.CLOCK_OFF);
            clock.advance(Duration.ofSeconds(11));
            assertThat(await(node.submit(network.commit(RandomId.generate()))).code())
                    .isEqualTo(Code.OK);
        }
    }

    @Test
    void anIdleNodeTicks() throws Exception {
        ToyClock clock = new ToyClock(Instant.now());
        try (ToyNetwork network = ToyNetwork.of(1, directory, clock)) {
            LedgerNode node = network.open(0);
            await(node.waitFor(1));
            clock.advance(Duration.ofSeconds(5));
            assertThat(await(node.waitFor(2)).time()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    @Test
    void anObserverFollowsAndTakesNothing() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            LedgerNode node = network.open(0);
            LedgerSettings settings = network.settings(1);
            LedgerNode observer = network.open(new LedgerSettings(
                    settings.directory(),
                    settings.genesis(),
                    settings.rules(),
                    new Role.Observer(ToyNetwork.organisation(1)),
                    settings.ordering(),
                    settings.votes(),
                    settings.clock(),
                    settings.limits()));
            RandomId record = RandomId.generate();
            FinalReceipt receipt = await(node.submit(network.commit(record)));
            assertThat(await(observer.waitFor(receipt.height())).contains(ToyTables.RECORDS, record))
                    .isTrue();
            assertThat(refusal(observer.submit(network.commit(record)))).isEqualTo(RefusalReason.NOT_A_VALIDATOR);
        }
    }

    @Test
    void aCheckpointCanBeCheckedAndOpened() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            LedgerNode node = network.open(0);
            RandomId record = RandomId.generate();
            await(node.submit(network.commit(record)));
            Path copy = directory.resolve("copy");
            node.checkpoint(copy);
            RandomId later = RandomId.generate();
            FinalReceipt receipt = await(node.submit(network.commit(later)));
            assertThat(Fsck.check(copy, network.settings(0).rules(), _ -> {}).findings())
                    .isEmpty();
            LedgerSettings settings = network.settings(1);
            LedgerNode restored = network.open(new LedgerSettings(
                    copy,
                    settings.genesis(),
                    settings.rules(),
                    new Role.Observer(ToyNetwork.organisation(1)),
                    settings.ordering(),
                    settings.votes(),
                    settings.blocks(),
                    settings.clock(),
                    settings.limits()));
            assertThat(restored.certified().contains(ToyTables.RECORDS, record)).isTrue();
            CertifiedState state = await(restored.waitFor(receipt.height()));
            assertThat(state.contains(ToyTables.RECORDS, record)).isTrue();
            assertThat(state.contains(ToyTables.RECORDS, later)).isTrue();
        }
    }

    @Test
    void whereNothingBecomesFinalItSaysSoAtOnceAndRecovers() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(4, directory)) {
            LedgerNode node = network.open(with(network.settings(0), limits(5, Duration.ofSeconds(2))));
            CompletionStage<FinalReceipt> early = node.submit(network.commit(RandomId.generate()));
            network.open(1);
            assertThatThrownBy(() -> early.toCompletableFuture().get(3, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
            assertThat(refusal(node.submit(network.commit(RandomId.generate()))))
                    .isEqualTo(RefusalReason.NOT_CERTIFIED);
            network.open(2);
            assertThat(await(early).code()).isEqualTo(Code.OK);
            assertThat(await(node.submit(network.commit(RandomId.generate()))).code())
                    .isEqualTo(Code.OK);
        }
    }

    private record Sent(Envelope envelope, CompletionStage<FinalReceipt> receipt) {
        boolean isAnswered() {
            return receipt.toCompletableFuture().isDone();
        }
    }

    /** Sends more than {@code share} of an author's, which a node looks at in any order, and waits until it took no more than that. */
    private static List<Sent> takenOf(ToyNetwork network, LedgerNode node, int author, int share) throws Exception {
        CountDownLatch refused = new CountDownLatch(5);
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < share + 5; i++) {
            Envelope envelope = network.commit(author, RandomId.generate());
            sent.add(new Sent(envelope, node.submit(envelope)));
        }
        sent.forEach(one -> one.receipt().whenComplete((_, _) -> refused.countDown()));
        assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
        for (Sent one : sent.stream().filter(Sent::isAnswered).toList()) {
            assertThat(refusal(one.receipt())).isEqualTo(RefusalReason.OVERLOADED);
        }
        return sent.stream().filter(one -> !one.isAnswered()).toList();
    }

    private static LedgerLimits limits(int waiting) {
        return limits(waiting, Duration.ofMinutes(1));
    }

    private static LedgerLimits limits(int waiting, Duration standstill) {
        LedgerLimits standard = LedgerLimits.standard();
        return new LedgerLimits(
                waiting,
                standard.waitingBytes(),
                standard.batchTransactions(),
                standard.batchBytes(),
                standard.batchDelay(),
                standard.uncertified(),
                Duration.ofMillis(200),
                standard.clockTolerance(),
                standstill);
    }

    private static LedgerSettings with(LedgerSettings settings, LedgerLimits limits) {
        return new LedgerSettings(
                settings.directory(),
                settings.genesis(),
                settings.rules(),
                settings.role(),
                settings.ordering(),
                settings.votes(),
                settings.clock(),
                limits);
    }

    private static RefusalReason refusal(CompletionStage<FinalReceipt> stage) throws Exception {
        try {
            throw new AssertionError("taken: " + await(stage));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                return refused.reason();
            }
            throw new AssertionError(e);
        }
    }
}
