package org.stele.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.stele.crypto.AeadKey;
import org.stele.crypto.RandomId;
import org.stele.vault.database.EmbeddedDatabase;
import org.stele.vault.database.SharedServer;
import org.stele.vault.database.TestBinaries;
import org.stele.vault.journal.Event;
import org.stele.vault.keys.MemoryRootKey;
import org.stele.vault.record.RecordDraft;
import org.stele.vault.retention.RetentionTable;

/** How fast the vault is: a main class, no test. All writes are synced, as in production. */
@NullMarked
public final class VaultSpeed {
    private static final String CONTENT = "{\"resourceType\":\"Observation\"}".repeat(50);
    private static final int SUBJECTS = 40;
    private static final int RECORDS = 300;

    private VaultSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("stele-vault-speed");
        timed("first opening", () -> open(folder).close());
        Vault vault = open(folder);
        List<List<RecordDraft>> batches =
                IntStream.range(0, SUBJECTS + 1).mapToObj(i -> batch()).toList();
        store(vault, batches.getLast());
        rate("import, batches of 300, records", SUBJECTS * RECORDS, 1, i -> {
            if (i % RECORDS == 0) {
                store(vault, batches.get(i / RECORDS));
            }
        });
        List<RecordDraft> stored =
                batches.stream().limit(SUBJECTS).flatMap(List::stream).toList();
        rate(
                "import, batches of 1, records",
                2_000,
                8,
                i -> store(vault, List.of(one(spread(stored, i).subject()))));
        for (int threads : new int[] {1, 8, 32}) {
            rate("opening one record, " + threads + " threads", 4_000, threads, i -> {
                RecordDraft draft = spread(stored, i);
                vault.openings().open(VaultFixture.TREAT, draft.subject(), List.of(draft.id()));
            });
            rate(
                    "journal entries, " + threads + " threads",
                    4_000,
                    threads,
                    i -> vault.journal()
                            .append(Event.of(
                                    spread(stored, i).subject(), VaultFixture.TREAT, List.of(RandomId.generate()))));
        }
        timed("posting a root", () -> vault.journal().post());
        vault.close();
        timed("opening again", () -> open(folder).close());
        SharedServer.delete(folder);
    }

    private static Vault open(Path folder) {
        return Vault.open(
                EmbeddedDatabase.open(folder, TestBinaries.FOLDER),
                new MemoryRootKey(AeadKey.of(new byte[AeadKey.LENGTH])),
                RetentionTable.parse(VaultFixture.TABLE, "XX"),
                Clock.systemUTC());
    }

    private static void store(Vault vault, List<RecordDraft> drafts) {
        RandomId batch = RandomId.generate();
        vault.batches().stage(batch, drafts);
        vault.batches().activate(batch, VaultFixture.TREAT);
    }

    /** Neighbours are of different subjects, as requests of different patients are. */
    private static RecordDraft spread(List<RecordDraft> stored, int i) {
        return stored.get((int) (i * 331L % stored.size()));
    }

    private static List<RecordDraft> batch() {
        RandomId subject = RandomId.generate();
        return IntStream.range(0, RECORDS).mapToObj(i -> one(subject)).toList();
    }

    private static RecordDraft one(RandomId subject) {
        return VaultFixture.draft(subject, "Observation", CONTENT);
    }

    private static void rate(String what, int count, int threads, IntConsumer work) throws Exception {
        long start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var done = new ArrayList<java.util.concurrent.Future<?>>();
            IntStream.range(0, count).forEach(i -> done.add(pool.submit(() -> work.accept(i))));
            for (var future : done) {
                future.get();
            }
        }
        System.out.printf("%-45s %,8.0f a second%n", what, count * 1e9 / (System.nanoTime() - start));
    }

    private static void timed(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        System.out.printf("%-45s %,8.0f ms%n", what, (System.nanoTime() - start) / 1e6);
    }
}
