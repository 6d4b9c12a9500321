package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Code;
import org.stele.ledger.ordering.EntryConsumer;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.Subscription;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;

/** Whoever leads says that it took one member's batches, and leaves them out; the others' are ordered. */
class CensoredMemberTest {
    @TempDir
    Path directory;

    private ToyNetwork network;
    private LedgerNode censored;
    private volatile boolean isCensoring;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(4, directory);
        for (int i = 0; i < 3; i++) {
            network.open(i);
        }
        LedgerSettings settings = network.settings(3, new Censoring(network.ordering()));
        LedgerLimits limits = settings.limits();
        censored = network.open(new LedgerSettings(
                settings.directory(),
                settings.genesis(),
                settings.rules(),
                settings.role(),
                settings.ordering(),
                settings.votes(),
                settings.blocks(),
                settings.clock(),
                new LedgerLimits(
                        limits.waiting(),
                        limits.waitingBytes(),
                        limits.batchTransactions(),
                        limits.batchBytes(),
                        limits.batchDelay(),
                        limits.uncertified(),
                        limits.tick(),
                        limits.clockTolerance(),
                        Duration.ofSeconds(2))));
        await(censored.waitFor(1));
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void itSaysSoNamesWhoLedAndHandsInAgain() throws Exception {
        isCensoring = true;
        CompletionStage<FinalReceipt> waiting = censored.submit(network.commit(RandomId.generate()));
        long height = censored.status().certified();
        while (censored.observations().isEmpty()) {
            await(censored.waitFor(++height));
        }
        assertThat(censored.observations()).singleElement().satisfies(seen -> {
            assertThat(seen.member()).isEqualTo(ToyNetwork.organisation(0));
            assertThat(seen.kind()).isEqualTo(Observation.Kind.NOT_ORDERED);
        });
        CompletableFuture<FinalReceipt> refused =
                censored.submit(network.commit(RandomId.generate())).toCompletableFuture();
        assertThat(refused).isCompletedExceptionally();
        assertThat(refused.exceptionNow())
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(RefusalReason.NOT_CERTIFIED));
        isCensoring = false;
        assertThat(await(waiting).code()).isEqualTo(Code.OK);
        assertThat(await(censored.submit(network.commit(RandomId.generate()))).code())
                .isEqualTo(Code.OK);
    }

    private final class Censoring implements Ordering {
        private final Ordering real;

        Censoring(Ordering real) {
            this.real = real;
        }

        @Override
        public Optional<RandomId> leader() {
            return Optional.of(ToyNetwork.organisation(0));
        }

        @Override
        public CompletionStage<Long> append(Bytes entry) {
            return isCensoring ? CompletableFuture.completedStage(1L) : real.append(entry);
        }

        @Override
        public Subscription subscribe(long position, EntryConsumer consumer) throws OrderingException {
            return real.subscribe(position, consumer);
        }

        @Override
        public void purge(long position) {}

        /** The real one is shared and stays open. */
        @Override
        public void close() {}
    }
}
