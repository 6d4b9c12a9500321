package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.ordering.EntryConsumer;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.Subscription;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyOrdering;

class OneBatchEachTest {
    private static final int MANY = 1_000;
    private static final int BLOCKS = 10;

    @TempDir
    Path directory;

    @Test
    void aMemberWithMuchToProposeHasOneBatchOnItsWayAndTheOthersGoOn() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(4, directory)) {
            Counting counting = new Counting(network.ordering());
            ToyOrdering view = new ToyOrdering(counting);
            LedgerNode loaded = network.open(network.settings(0, view, BlockExchange.none()));
            LedgerNode other = network.open(1);
            network.open(2);
            network.open(3);
            await(loaded.waitFor(1));
            view.fallSilentAfter(0);
            int before = counting.appends.get();
            for (int i = 0; i < MANY; i++) {
                var _ = loaded.submit(network.commit(RandomId.generate()));
            }
            long height = other.status().certified();
            await(other.submit(network.commit(1, RandomId.generate())));
            await(other.waitFor(height + BLOCKS));
            // one may have been on its way when this one last heard of the order, one is since
            assertThat(counting.appends.get() - before).isBetween(0, 2);
        }
    }

    /** Counts what one member appends. */
    private static final class Counting implements Ordering {
        private final Ordering real;
        private final AtomicInteger appends = new AtomicInteger();

        Counting(Ordering real) {
            this.real = real;
        }

        @Override
        public CompletionStage<Long> append(Bytes entry) {
            appends.incrementAndGet();
            return real.append(entry);
        }

        @Override
        public Subscription subscribe(long position, EntryConsumer consumer) throws OrderingException {
            return real.subscribe(position, consumer);
        }

        @Override
        public void purge(long position) {
            real.purge(position);
        }

        /** The real one is shared and stays open. */
        @Override
        public void close() {}
    }
}
