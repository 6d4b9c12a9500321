package org.stele.vault.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.stele.vault.record.RecordDraft;

/** Whoever looks for an address finds every index that mentions it, whatever others write meanwhile. */
class MentionsTest {
    private static VaultFixture fixture;

    @BeforeAll
    static void open() {
        fixture = new VaultFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void anIndexMentionsWhereItsRecordsStandAndWhatTheyReferTo() {
        RandomId one = RandomId.generate();
        RandomId other = RandomId.generate();
        store(one, "Observation/a", "Practitioner/p");
        store(other, "Observation/b", "Practitioner/p");
        store(one, "Observation/c", "Observation/b");
        assertThat(mentioning("Observation/a")).containsExactly(one);
        assertThat(mentioning("Observation/b")).containsExactlyElementsOf(new TreeSet<>(List.of(one, other)));
        assertThat(mentioning("Practitioner/p")).containsExactlyElementsOf(new TreeSet<>(List.of(one, other)));
        assertThat(mentioning("Observation/never")).isEmpty();
        fixture.restart();
        assertThat(mentioning("Observation/a")).containsExactly(one);
        assertThat(fixture.vault().segments().from(one)).map(Segment::subject).contains(one);
    }

    @Test
    void whoeverHasWrittenFindsItWhileAllOthersWriteAndLook() {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            CompletableFuture<?>[] writers = IntStream.range(0, 4)
                    .mapToObj(_ -> CompletableFuture.runAsync(MentionsTest::writeOften, threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture<Void> all = CompletableFuture.allOf(writers);
            CompletableFuture<?> reader = CompletableFuture.runAsync(
                    () -> {
                        while (!all.isDone()) {
                            mentioning("Practitioner/" + RandomId.generate());
                        }
                    },
                    threads);
            all.join();
            reader.join();
        }
    }

    @Test
    void whatChangesMayMentionAnythingUntilItIsCommittedAndRead() {
        KnownVersions versions = new KnownVersions(fixture.database());
        Mentions mentions = new Mentions(versions);
        RandomId subject = RandomId.generate();
        write(versions, mentions, subject, 1, false);
        versions.of(subject);
        mentions.read(empty(subject, 1));
        assertThat(mentions.of("Observation/x")).isEmpty();
        fixture.database().transact(handle -> {
            change(handle, versions, mentions, subject, 2);
            CompletableFuture.runAsync(() -> {
                        versions.of(subject);
                        mentions.read(empty(subject, 1));
                    })
                    .join();
            versions.of(subject);
            mentions.read(empty(subject, 2));
            assertThat(mentions.of("Observation/x")).containsExactly(subject);
            return true;
        });
        versions.of(subject);
        mentions.read(empty(subject, 1));
        assertThat(mentions.of("Observation/x")).containsExactly(subject);
        mentions.read(empty(subject, 2));
        assertThat(mentions.of("Observation/x")).isEmpty();
        write(versions, mentions, subject, 3, true);
        versions.of(subject);
        mentions.read(empty(subject, 3));
        assertThat(mentions.of("Observation/x")).containsExactly(subject);
    }

    private static void writeOften() {
        RandomId subject = RandomId.generate();
        for (int i = 0; i < 25; i++) {
            String address = "Observation/" + RandomId.generate();
            store(subject, address, "Patient/" + subject);
            assertThat(mentioning(address)).containsExactly(subject);
        }
    }

    private static void write(
            KnownVersions versions, Mentions mentions, RandomId subject, long version, boolean isRolledBack) {
        Runnable write = () -> fixture.database().transact(handle -> {
            change(handle, versions, mentions, subject, version);
            if (isRolledBack) {
                throw new IllegalStateException("on purpose");
            }
            return true;
        });
        if (isRolledBack) {
            assertThatThrownBy(write::run).hasMessageContaining("on purpose");
        } else {
            write.run();
        }
    }

    private static void change(
            Handle handle, KnownVersions versions, Mentions mentions, RandomId subject, long version) {
        SegmentTables.versionForWriting(handle, subject);
        versions.announce(subject, version);
        mentions.change(subject);
        SegmentTables.setVersion(handle, subject, version);
    }

    private static Parts empty(RandomId subject, long version) {
        return Parts.of(subject, version, List.of());
    }

    private static List<RandomId> mentioning(String address) {
        return fixture.vault().segments().mentioning(address).stream()
                .map(Segment::subject)
                .toList();
    }

    private static void store(RandomId subject, String address, String reference) {
        RecordDraft draft = VaultFixture.draft(subject, "Observation", "text");
        Facts facts = new Facts(address, 0, new TreeSet<>(List.of(reference)), new TreeMap<>());
        fixture.store(new RecordDraft(draft.id(), subject, draft.labels(), facts, draft.content(), draft.replaces()));
    }
}
