package org.stele.vault.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.vault.VaultFixture.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultFixture;
import org.stele.vault.database.Database;
import org.stele.vault.database.SharedServer;

/** A copy of which a file is damaged is read, where the damage cannot be seen in it, or refused; and then nothing of it stays. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeContainer
class VaultCopyFuzz {
    private static Path folder;
    private static Path copy;
    private static Database empty;

    @BeforeContainer
    static void copy() throws IOException {
        folder = Files.createTempDirectory("copy");
        copy = folder.resolve("vault");
        try (VaultFixture fixture = new VaultFixture()) {
            fixture.store(draft(RandomId.generate(), "Observation", "pulse 72"));
            fixture.vault().journal().post();
            fixture.vault().copy(copy);
        }
        empty = SharedServer.open(SharedServer.create());
    }

    @AfterContainer
    static void delete() throws IOException {
        empty.close();
        try (Stream<Path> files = Files.list(copy)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(copy);
        Files.delete(folder);
    }

    @Property(tries = 60)
    void aChangedByteIsRefusedOrReads(
            @ForAll @IntRange(max = 100) int table, @ForAll @IntRange(max = 10_000) int place, @ForAll byte value)
            throws IOException {
        Path file = file(table);
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = whole.clone();
        changed[place % whole.length] = value;
        refusedOrRead(file, whole, changed);
    }

    @Property(tries = 20)
    void aFileThatEndsEarlyIsRefusedOrReads(
            @ForAll @IntRange(max = 100) int table, @ForAll @IntRange(max = 10_000) int length) throws IOException {
        Path file = file(table);
        byte[] whole = Files.readAllBytes(file);
        refusedOrRead(file, whole, Arrays.copyOf(whole, length % whole.length));
    }

    private static Path file(int table) {
        return copy.resolve(VaultCopy.TABLES.get(table % VaultCopy.TABLES.size()));
    }

    private static void refusedOrRead(Path file, byte[] whole, byte[] damaged) throws IOException {
        Files.write(file, damaged);
        try {
            VaultCopy.read(copy, empty);
            empty.transact(handle -> handle.execute("TRUNCATE " + String.join(", ", VaultCopy.TABLES)));
        } catch (VaultException e) {
            assertThat(rows()).isZero();
        } finally {
            Files.write(file, whole);
        }
    }

    private static long rows() {
        return empty.read(handle -> handle.select("SELECT count(*) FROM vault.record")
                .mapTo(Long.class)
                .one());
    }
}
