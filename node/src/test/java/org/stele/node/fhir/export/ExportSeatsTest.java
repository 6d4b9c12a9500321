package org.stele.node.fhir.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.export.Export;
import org.stele.exchange.export.Export.Order;
import org.stele.exchange.export.Export.Stage;
import org.stele.exchange.export.Exports;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartQuery;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.ledger.contract.Author;
import org.stele.node.problem.ProblemException;
import org.stele.vault.segment.Facts;

/** What one seat exports tells no other anything, and takes no room from them. */
@Timeout(60)
class ExportSeatsTest {
    private static final RandomId CHART = RandomId.generate();
    private static final Author ONE = Author.parse("seat:one");
    private static final Author OTHER = Author.parse("seat:other");

    @Test
    void howManyOthersHaveIsNoReasonToRefuseOne(@TempDir Path folder) {
        try (BulkExports exports = open(folder, Room.STANDARD)) {
            for (int seat = 0; seat < 30; seat++) {
                fill(exports, Author.parse("seat:" + seat));
            }
            fill(exports, ONE);
            assertThat(advice(() -> begin(exports, ONE, 5))).contains("at most 4");
        }
    }

    @Test
    void whoHasTooManyOrAsksWhatIsNotKnownIsRefusedBeforeAnyBatchIsRead(@TempDir Path folder) {
        AtomicInteger read = new AtomicInteger();
        try (BulkExports exports = open(folder, new OneRecord(_ -> read.incrementAndGet()))) {
            fill(exports, ONE);
            assertThat(read).hasValue(BulkExports.OF_A_SEAT);
            assertThat(advice(() -> begin(exports, ONE, 5))).contains("at most 4");
            Order unknown = new Order(Export.Level.SYSTEM, "http://node.example/fhir/R4/$export", "_colour=red");
            assertThatThrownBy(() -> exports.begin(OTHER, unknown, false)).isInstanceOf(InvalidSearchException.class);
            assertThat(read).hasValue(BulkExports.OF_A_SEAT);
        }
    }

    @Test
    void whileBatchesAreReadForOneSeatNoOtherWaits(@TempDir Path folder) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch isRead = new CountDownLatch(1);
        OneRecord slow = new OneRecord(author -> {
            if (author.equals(ONE)) {
                begun.countDown();
                await(isRead);
            }
        });
        try (BulkExports exports = open(folder, slow)) {
            Thread waiting = Thread.startVirtualThread(() -> fill(exports, ONE));
            await(begun);
            fill(exports, OTHER);
            assertThat(waiting.isAlive()).isTrue();
            isRead.countDown();
            waiting.join();
            assertThat(advice(() -> begin(exports, ONE, 5))).contains("at most 4");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatCameToNoEndForWantOfRoomCountsForNothing(@TempDir Path folder) {
        for (Room room : List.of(new Room(Long.MAX_VALUE / 2, 1L << 40), new Room(0, 1))) {
            try (BulkExports exports = open(folder.resolve(room.most() + ""), room)) {
                for (int i = 0; i < 6; i++) {
                    RandomId begun = begin(exports, ONE, i);
                    awaitRefusal(exports, begun);
                    assertThat(advice(() -> exports.find(ONE, begun))).contains("no room");
                }
            }
        }
    }

    @Test
    void seatsTakeTurnsHoweverManyOneOfThemHas() {
        List<Export> all = Stream.of(ONE, ONE, ONE, OTHER, OTHER)
                .map(ExportSeatsTest::export)
                .toList();
        SeatTurns turns = new SeatTurns();
        assertThat(Stream.generate(() -> turns.next(all).orElseThrow()).limit(4))
                .containsExactly(all.get(0), all.get(3), all.get(0), all.get(3));
        assertThat(SeatTurns.isAwaited(all, ONE)).isTrue();
        assertThat(SeatTurns.isAwaited(all.subList(0, 3), ONE)).isFalse();
        assertThat(turns.next(all.subList(0, 3))).contains(all.getFirst());
        assertThat(turns.next(List.of())).isEmpty();
    }

    @Test
    void whoComesNewGoesBehindThoseWhoWait() {
        Export earliest = export(ONE);
        Export waiting = export(OTHER);
        SeatTurns turns = new SeatTurns();
        assertThat(turns.next(List.of(earliest, waiting))).contains(earliest);
        assertThat(turns.next(List.of(earliest, waiting))).contains(waiting);
        assertThat(turns.next(List.of(earliest, waiting))).contains(earliest);
        Export first = export(Author.parse("seat:first"));
        assertThat(turns.next(List.of(first, earliest, waiting))).contains(waiting);
        Export second = export(Author.parse("seat:second"));
        assertThat(turns.next(List.of(second, first, earliest, waiting))).contains(first);
        assertThat(Stream.generate(() -> turns.next(List.of(second, first, earliest, waiting))
                                .orElseThrow())
                        .limit(4))
                .containsExactlyInAnyOrder(second, first, earliest, waiting);
    }

    private static String advice(ThrowingCallable work) {
        return String.valueOf(catchThrowableOfType(ProblemException.class, work).problem());
    }

    private static void fill(BulkExports exports, Author author) {
        for (int i = 0; i < BulkExports.OF_A_SEAT; i++) {
            begin(exports, author, i);
        }
    }

    private static RandomId begin(BulkExports exports, Author author, int number) {
        return exports.begin(author, order(number), false);
    }

    private static void awaitRefusal(BulkExports exports, RandomId begun) {
        while (isThere(exports, begun)) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static boolean isThere(BulkExports exports, RandomId begun) {
        try {
            exports.find(ONE, begun);
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    private static BulkExports open(Path folder, Room room) {
        return BulkExports.open(new OneRecord(_ -> {}), new SealedFiles(folder, room), InstantSource.system());
    }

    private static BulkExports open(Path folder, Exports exports) {
        return BulkExports.open(exports, new SealedFiles(folder, Room.STANDARD), InstantSource.system());
    }

    private static Order order(int number) {
        return new Order(Export.Level.SYSTEM, "http://node.example/fhir/R4/$export", "_since=202" + number + "-01-01");
    }

    private static Export export(Author author) {
        return new Export(
                RandomId.generate(),
                author,
                order(0),
                Instant.EPOCH,
                Instant.MAX,
                Bytes.wrap(AeadKey.generate().export()),
                Stage.WORKING,
                Optional.empty(),
                List.of());
    }

    /** One chart with one record, which everybody may see, in a vault that remembers nothing. */
    private record OneRecord(Consumer<Author> reading) implements Exports {
        @Override
        public Instant time(Author clinician) {
            reading.accept(clinician);
            return Instant.EPOCH;
        }

        @Override
        public void require(Author clinician) {}

        @Override
        public List<RandomId> charts(Author clinician) {
            return List.of(CHART);
        }

        @Override
        public void copy(Author clinician, RandomId chart, ChartQuery query, BiConsumer<ChartEntry, ChartRecord> to) {
            RecordId id = RecordId.generate();
            byte[] patient = "{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_8);
            to.accept(
                    new ChartEntry(id, Facts.of("Patient/p", 0), Instant.EPOCH),
                    new ChartRecord(id, "Patient", Bytes.wrap(patient)));
        }

        @Override
        public Set<RecordId> visible(Author clinician, RandomId chart, Collection<RecordId> records) {
            return Set.copyOf(records);
        }

        @Override
        public List<Export> all() {
            return List.of();
        }

        @Override
        public void keep(Export export) {}

        @Override
        public void forget(RandomId export) {}
    }
}
