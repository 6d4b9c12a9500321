package org.stele.vault.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultFixture;
import org.stele.vault.database.Database;
import org.stele.vault.segment.SegmentTables.Version;

/** What is remembered of the indexes' versions is what the database has, whoever writes meanwhile. */
class KnownVersionsTest {
    private static VaultFixture fixture;
    private static Database database;
    private static KnownVersions known;

    @BeforeAll
    static void open() {
        fixture = new VaultFixture();
        database = fixture.database();
        known = new KnownVersions(database);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void anIndexHasItsOldVersionUntilTheNewOneIsCommitted() {
        RandomId subject = RandomId.generate();
        write(subject, 1);
        database.transact(handle -> {
            change(handle, subject, 2);
            elsewhere(() -> {
                assertThat(known.of(subject)).hasValue(1);
                assertThat(known.all()).contains(new Version(subject, 1));
            });
            return true;
        });
        assertThat(known.all()).contains(new Version(subject, 2));
        assertThat(known.of(subject)).hasValue(2);
    }

    @Test
    void whatWasRolledBackLeavesAnIndexAsItWas() {
        RandomId written = RandomId.generate();
        RandomId never = RandomId.generate();
        write(written, 1);
        rollBack(written, 2);
        rollBack(never, 1);
        assertThat(known.of(written)).hasValue(1);
        assertThat(known.of(never)).isEmpty();
        assertThat(known.all())
                .contains(new Version(written, 1))
                .noneMatch(it -> it.subject().equals(never));
        write(written, 3);
        assertThat(known.of(written)).hasValue(3);
    }

    @Test
    void whoAsksWithinTheTransactionSettlesNothingThatIsRolledBackAfterwards() {
        RandomId subject = RandomId.generate();
        write(subject, 1);
        assertThatThrownBy(() -> database.transact(handle -> {
                    change(handle, subject, 2);
                    assertThat(known.of(subject)).isPresent();
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessageContaining("on purpose");
        assertThat(known.of(subject)).hasValue(1);
    }

    @Test
    void indexesAreKnownInAscendingOrderAlsoThoseOfAnEarlierProcess() {
        IntStream.range(0, 20).forEach(_ -> write(RandomId.generate(), 1));
        List<Version> all = new KnownVersions(database).all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(20);
        assertThat(all.stream().map(Version::subject)).isSorted();
        assertThat(all).isEqualTo(database.read(SegmentTables::versions));
    }

    @Test
    void whoeverHasWrittenFindsItsOwnVersionWhateverOthersReadMeanwhile() {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            CompletableFuture<?>[] writers = IntStream.range(0, 4)
                    .mapToObj(seed -> CompletableFuture.runAsync(() -> writeOften(new Random(seed)), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture<Void> all = CompletableFuture.allOf(writers);
            CompletableFuture<?> reader = CompletableFuture.runAsync(() -> readUntil(all), threads);
            all.join();
            reader.join();
        }
        assertThat(known.all()).isEqualTo(database.read(SegmentTables::versions));
    }

    /** Alone with its subject: what comes back of it is what was committed last. */
    private void writeOften(Random random) {
        RandomId subject = RandomId.generate();
        OptionalLong committed = OptionalLong.empty();
        for (int i = 0; i < 100; i++) {
            long version = random.nextLong();
            if (random.nextInt(3) == 0) {
                rollBack(subject, version);
            } else {
                write(subject, version);
                committed = OptionalLong.of(version);
            }
            assertThat(known.of(subject)).isEqualTo(committed);
        }
    }

    /** On a connection of its own. */
    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    private void readUntil(CompletableFuture<Void> end) {
        while (!end.isDone()) {
            known.all();
        }
    }

    private void write(RandomId subject, long version) {
        database.transact(handle -> {
            change(handle, subject, version);
            return true;
        });
    }

    private void rollBack(RandomId subject, long version) {
        assertThatThrownBy(() -> database.transact(handle -> {
                    change(handle, subject, version);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessageContaining("on purpose");
    }

    private void change(Handle handle, RandomId subject, long version) {
        SegmentTables.versionForWriting(handle, subject);
        known.announce(subject, version);
        SegmentTables.setVersion(handle, subject, version);
    }
}
