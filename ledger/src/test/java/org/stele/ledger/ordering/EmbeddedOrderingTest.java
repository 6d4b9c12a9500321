package org.stele.ledger.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedOrderingTest extends OrderingSuite {
    @TempDir
    Path folder;

    @Override
    protected Ordering open(Path directory) throws OrderingException {
        return EmbeddedOrdering.open(directory);
    }

    @Override
    protected void kill(Ordering ordering) {
        ordering.close();
    }

    @Test
    void aSecondOpenerIsKeptOut() throws Exception {
        try (EmbeddedOrdering _ = EmbeddedOrdering.open(folder)) {
            assertThatThrownBy(() -> EmbeddedOrdering.open(folder))
                    .isInstanceOf(OrderingException.class)
                    .hasMessageContaining("another process");
        }
    }

    @Test
    void aWriteThatWasCutShortIsDropped() throws Exception {
        Path log = fill(10);
        byte[] whole = Files.readAllBytes(log);
        int record = whole.length / 10;
        for (int cut : new int[] {1, LogRecord.HEAD - 1, LogRecord.HEAD, record - 1}) {
            Files.write(log, java.util.Arrays.copyOf(whole, whole.length - record + cut));
            try (EmbeddedOrdering ordering = EmbeddedOrdering.open(folder)) {
                assertThat(ordering.last()).isEqualTo(9);
            }
        }
    }

    @Test
    void zerosAfterTheLastWriteAreDropped() throws Exception {
        Path log = fill(3);
        Files.write(log, new byte[4096], StandardOpenOption.APPEND);
        try (EmbeddedOrdering ordering = EmbeddedOrdering.open(folder)) {
            assertThat(ordering.last()).isEqualTo(3);
        }
    }

    @Test
    void aFlippedBitBeforeTheLastEntryIsFound() throws Exception {
        Path log = fill(10);
        byte[] whole = Files.readAllBytes(log);
        int beforeLast = whole.length / 10 * 9;
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(beforeLast)] ^= (byte) (1 << random.nextInt(8));
            Files.write(log, flipped);
            assertThatThrownBy(() -> EmbeddedOrdering.open(folder).close())
                    .isInstanceOf(OrderingException.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void oldFilesAreForgottenAndTheRestIsKept() throws Exception {
        try (EmbeddedOrdering ordering = EmbeddedOrdering.open(folder)) {
            byte[] large = new byte[3 * 1024 * 1024];
            for (int i = 0; i < 45; i++) {
                ordering.append(org.stele.crypto.Bytes.wrap(large))
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
            }
            ordering.purge(40);
            assertThatThrownBy(() -> ordering.subscribe(0, _ -> {}))
                    .isInstanceOfSatisfying(
                            OrderingException.class,
                            e -> assertThat(e.kind()).isEqualTo(OrderingException.Kind.NO_LONGER_KEPT));
            BlockingQueue<OrderedEntry> seen = new LinkedBlockingQueue<>();
            ordering.subscribe(40, seen::put);
            assertThat(take(seen, 5)).extracting(OrderedEntry::position).containsExactly(41L, 42L, 43L, 44L, 45L);
        }
    }

    private Path fill(int entries) throws Exception {
        try (EmbeddedOrdering ordering = EmbeddedOrdering.open(folder)) {
            for (int i = 0; i < entries; i++) {
                ordering.append(entry(0)).toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
        }
        return folder.resolve("%020d.log".formatted(1));
    }
}
