package org.stele.testkit.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingMachineTest {
    @TempDir
    Path folder;

    private FailingMachine machine;
    private Path disk;

    @BeforeEach
    void make() throws IOException {
        Optional<Path> library = MachineLibrary.compile(folder.resolve("library"));
        assumeTrue(library.isPresent(), "skipped: machines that fail need Linux and a C compiler: install gcc");
        disk = Files.createDirectory(folder.resolve("disk"));
        Files.writeString(disk.resolve("overwritten"), "abcdef");
        Files.writeString(disk.resolve("replaced"), "whole");
        Files.writeString(disk.resolve("untouched"), "whole");
        machine = FailingMachine.make(library.orElseThrow(), folder.resolve("machine"), disk);
    }

    @Test
    void aLossOfPowerLeavesWhatWasSyncedAndNothingElse() throws Exception {
        assertThat(machine.isInUse()).isFalse();
        assertThat(run()).hasSize(2);
        assertThat(machine.isInUse()).isTrue();
        assertThat(disk.resolve("overwritten")).hasContent("ABCDef");
        machine.losePower(List.of(disk));
        assertThat(disk.resolve("moved")).hasContent("synced");
        assertThat(disk.resolve("overwritten")).hasContent("ABcdef");
        assertThat(disk.resolve("replaced")).hasContent("whole");
        assertThat(disk.resolve("untouched")).hasContent("whole");
        assertThat(disk.resolve("new")).doesNotExist();
    }

    @Test
    void theClockIsOffAndTheDiskIsSlow() throws Exception {
        machine.setClock(Duration.ofHours(1));
        machine.slowDisk(Duration.ofMillis(300));
        List<String> said = run();
        assertThat(Duration.between(Instant.now(), Instant.parse(said.getFirst())))
                .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(65));
        assertThat(Duration.parse(said.getLast())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void nothingGoesOntoAFullDisk() throws Exception {
        machine.fillDisk();
        assertThat(run()).anyMatch(line -> line.contains("No space left on device"));
        assertThat(disk.resolve("appended")).doesNotExist();
        machine.makeRoom();
        assertThat(run()).hasSize(2);
    }

    private List<String> run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        disk.toString())
                .redirectErrorStream(true);
        builder.environment().putAll(machine.environment());
        Process process = builder.start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            return said.readAllLines();
        } finally {
            process.onExit().join();
        }
    }
}
