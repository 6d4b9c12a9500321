package org.stele.ledger.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;

/** What every ordering has to pass. */
public abstract class OrderingSuite {
    @TempDir
    Path directory;

    private Ordering ordering;

    /** Opens the ordering whose files are in {@code directory}, with what was appended there before. */
    protected abstract Ordering open(Path directory) throws OrderingException;

    /** Ends it as a killed process would. */
    protected abstract void kill(Ordering ordering);

    @BeforeEach
    void begin() throws OrderingException {
        ordering = open(directory);
    }

    @AfterEach
    void end() {
        ordering.close();
    }

    @Test
    void positionsAreGivenInOrder() throws Exception {
        long first = append(1);
        long second = append(2);
        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void everyFollowerIsGivenTheSameEntriesInTheSameOrder() throws Exception {
        BlockingQueue<OrderedEntry> one = follow(0);
        for (int i = 0; i < 100; i++) {
            append(i);
        }
        BlockingQueue<OrderedEntry> other = follow(0);
        List<OrderedEntry> seen = take(one, 100);
        assertThat(seen).extracting(OrderedEntry::content).containsExactlyElementsOf(entries(0, 100));
        assertThat(take(other, 100)).isEqualTo(seen);
    }

    @Test
    void aFollowerGoesOnAfterThePositionItHas() throws Exception {
        append(1);
        long second = append(2);
        append(3);
        assertThat(take(follow(second), 1).getFirst().content()).isEqualTo(entry(3));
    }

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            positions.add(append(i));
        }
        kill(ordering);
        ordering = open(directory);
        List<OrderedEntry> seen = take(follow(0), 20);
        assertThat(seen).extracting(OrderedEntry::content).containsExactlyElementsOf(entries(0, 20));
        assertThat(seen).extracting(OrderedEntry::position).isEqualTo(positions);
        assertThat(append(20)).isGreaterThan(positions.getLast());
    }

    @Test
    void manyThreadsAppendAtOnce() throws Exception {
        List<CompletionStage<Long>> appends = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            appends.add(ordering.append(entry(i)));
        }
        for (CompletionStage<Long> append : appends) {
            append.toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
        assertThat(take(follow(0), 200))
                .extracting(OrderedEntry::content)
                .containsExactlyInAnyOrderElementsOf(entries(0, 200));
    }

    @Test
    void anEntryThatIsTooLargeIsNeverTaken() {
        Bytes tooLarge = Bytes.wrap(new byte[Ordering.MAX_ENTRY_BYTES + 1]);
        assertThatThrownBy(() -> ordering.append(tooLarge).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        OrderingException.class,
                        e -> assertThat(e.kind()).isEqualTo(OrderingException.Kind.NOT_ACCEPTABLE));
    }

    @Test
    void aClosedFollowerIsToldNothingMore() throws Exception {
        BlockingQueue<OrderedEntry> seen = new LinkedBlockingQueue<>();
        Subscription subscription = ordering.subscribe(0, seen::put);
        append(1);
        take(seen, 1);
        subscription.close();
        append(2);
        append(3);
        assertThat(take(follow(0), 3)).hasSize(3);
        assertThat(seen).isEmpty();
        assertThat(subscription.ended()).isCompleted();
    }

    @Test
    void aFollowerThatFailsIsToldNothingMoreAndItsFailureIsKnown() throws Exception {
        Subscription subscription = ordering.subscribe(0, _ -> {
            throw new IllegalStateException("cannot go on");
        });
        append(1);
        assertThatThrownBy(() -> subscription.ended().toCompletableFuture().get(20, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSlowFollowerHoldsNobodyBack() throws Exception {
        ordering.subscribe(0, _ -> new java.util.concurrent.CountDownLatch(1).await());
        for (int i = 0; i < 50; i++) {
            append(i);
        }
        assertThat(take(follow(0), 50)).hasSize(50);
    }

    @Test
    void followingWhatIsNotThereIsRefused() {
        assertThatThrownBy(() -> ordering.subscribe(1_000_000, _ -> {}))
                .isInstanceOfSatisfying(
                        OrderingException.class, e -> assertThat(e.kind()).isEqualTo(OrderingException.Kind.ENDED));
    }

    protected final long append(int number) throws Exception {
        return ordering.append(entry(number)).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    protected final BlockingQueue<OrderedEntry> follow(long position) throws OrderingException {
        BlockingQueue<OrderedEntry> seen = new LinkedBlockingQueue<>();
        ordering.subscribe(position, seen::put);
        return seen;
    }

    protected static List<OrderedEntry> take(BlockingQueue<OrderedEntry> seen, int count) throws InterruptedException {
        List<OrderedEntry> taken = new ArrayList<>();
        while (taken.size() < count) {
            OrderedEntry entry = seen.poll(20, TimeUnit.SECONDS);
            assertThat(entry).as("entry %d of %d", taken.size() + 1, count).isNotNull();
            taken.add(entry);
        }
        return taken;
    }

    protected static Bytes entry(int number) {
        byte[] content = new byte[100 + number % 50];
        java.util.Arrays.fill(content, (byte) number);
        return Bytes.wrap(content);
    }

    private static List<Bytes> entries(int from, int to) {
        return java.util.stream.IntStream.range(from, to)
                .mapToObj(OrderingSuite::entry)
                .toList();
    }
}
