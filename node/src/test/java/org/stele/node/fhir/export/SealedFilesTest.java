package org.stele.node.fhir.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.export.Export;
import org.stele.exchange.export.Export.Copied;
import org.stele.ledger.contract.Author;
import org.stele.node.fhir.export.ExportLines.Line;

/** Exports' files on disk. */
class SealedFilesTest {
    private static final ExportLines LINES = new ExportLines(
            List.of(line("{\"resourceType\":\"Patient\"}"), line("{\"resourceType\":\"Observation\"}")));

    @Test
    void aFileOpensAsItWasWrittenAndInItsPlaceOnly(@TempDir Path folder) throws Exception {
        SealedFiles files = files(folder);
        Export export = export();
        files.write(export, 1, LINES);
        files.write(export, 2, LINES);
        assertThat(files.read(export, 1)).isEqualTo(LINES);
        assertThat(LINES.ndjson().toArray())
                .isEqualTo("{\"resourceType\":\"Patient\"}\n{\"resourceType\":\"Observation\"}\n"
                        .getBytes(StandardCharsets.UTF_8));
        Path at = folder.resolve("exports").resolve(export.id().toString());
        Files.copy(at.resolve("1"), at.resolve("3"));
        assertThatThrownBy(() -> files.read(export, 3)).isInstanceOf(UncheckedIOException.class);
        byte[] changed = Files.readAllBytes(at.resolve("2"));
        changed[changed.length / 2] ^= 1;
        Files.write(at.resolve("2"), changed);
        assertThatThrownBy(() -> files.read(export, 2)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whatIsLeftOverGoesAndWhatCountsStays(@TempDir Path folder) throws Exception {
        SealedFiles files = files(folder);
        Export kept = export().with(
                        Export.Stage.WORKING, Optional.empty(), List.of(new Copied(1, "Patient", 2)), Instant.EPOCH);
        Export gone = export();
        files.write(kept, 1, LINES);
        files.write(kept, 2, LINES);
        files.write(gone, 1, LINES);
        files.keepOnly(kept);
        files.keepOnly(Set.of(kept.id()));
        assertThat(files.has(kept, 1)).isTrue();
        assertThat(files.has(kept, 2)).isFalse();
        assertThat(files.has(gone, 1)).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("exports"))))
                .isEqualTo("rwx------");
    }

    @Test
    @Timeout(60)
    void whatOthersRemoveMeanwhileIsNoWantOfRoom(@TempDir Path folder) throws Exception {
        SealedFiles files = files(folder);
        Export export = export();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread others = Thread.startVirtualThread(() -> {
            while (!isOver.get()) {
                Export other = export();
                files.write(other, 1, LINES);
                files.write(other, 1, LINES);
                files.remove(other.id());
            }
        });
        try {
            files.write(export, 1, LINES);
            for (int i = 0; i < 5_000; i++) {
                files.requireRoom(1);
            }
        } finally {
            isOver.set(true);
            others.join();
        }
        assertThat(files.size(export))
                .isEqualTo(Files.size(folder.resolve("exports")
                        .resolve(export.id().toString())
                        .resolve("1")));
    }

    @Test
    void roomIsWhatAllExportsLeaveAlsoAfterARestart(@TempDir Path folder) {
        SealedFiles measure = files(folder);
        Export measured = export();
        measure.write(measured, 1, LINES);
        Room room = new Room(0, 2 * measure.size(measured));
        measure.remove(measured.id());
        SealedFiles files = files(folder, room);
        Export one = export().with(
                        Export.Stage.WORKING, Optional.empty(), List.of(new Copied(1, "Patient", 2)), Instant.EPOCH);
        Export other = export();
        files.write(one, 1, LINES);
        files.write(one, 1, LINES);
        files.requireRoom(1);
        files.write(other, 1, LINES);
        assertThatThrownBy(() -> files.requireRoom(1)).isInstanceOf(UncheckedIOException.class);
        SealedFiles again = new SealedFiles(folder.resolve("exports"), room);
        again.keepOnly(one);
        again.keepOnly(other);
        again.keepOnly(Set.of(one.id(), other.id()));
        again.requireRoom(again.size(one));
        again.write(one, 2, LINES);
        assertThatThrownBy(() -> again.requireRoom(1)).isInstanceOf(UncheckedIOException.class);
        again.remove(one.id());
        again.requireRoom(room.most());
    }

    @Property(tries = 200)
    void linesAreReadAsTheyWereWritten(@ForAll @Size(max = 20) List<String> texts) {
        ExportLines lines =
                new ExportLines(texts.stream().map(SealedFilesTest::line).toList());
        assertThat(ExportLines.decode(lines.encode())).isEqualTo(lines);
    }

    private static SealedFiles files(Path folder) {
        return files(folder, Room.STANDARD);
    }

    private static SealedFiles files(Path folder, Room room) {
        SealedFiles files = new SealedFiles(folder.resolve("exports"), room);
        files.keepOnly(Set.of());
        return files;
    }

    private static Line line(String json) {
        return new Line(RandomId.generate(), RecordId.generate(), Bytes.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Export export() {
        return new Export(
                RandomId.generate(),
                Author.parse("seat:a"),
                new Export.Order(Export.Level.SYSTEM, "http://node.example/fhir/R4/$export", ""),
                Instant.EPOCH,
                Instant.EPOCH,
                Bytes.wrap(AeadKey.generate().export()),
                Export.Stage.WORKING,
                Optional.empty(),
                List.of());
    }
}
