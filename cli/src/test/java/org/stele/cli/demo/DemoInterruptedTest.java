package org.stele.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.cli.Main;

/** Ctrl-C, which a process is told as any other end, whatever the demo is at. */
@Tag("faults")
class DemoInterruptedTest {
    private static final Path SAMPLES = Path.of("..", "samples", "bundles").toAbsolutePath();

    @TempDir
    Path temporary;

    @Test
    void endedInTheMidstOfItsStoryItLeavesNoServerAndNoFile() throws Exception {
        Process demo = start();
        try (BufferedReader out = demo.inputReader()) {
            readUntil("all four nodes answer", out);
            List<ProcessHandle> servers = servers();
            assertThat(servers).hasSizeGreaterThanOrEqualTo(4);
            demo.toHandle().destroy(); // which, unlike the process's own, leaves its output open
            String rest = out.lines().reduce("", (before, line) -> before + line + "\n");
            assertThat(rest).containsOnlyOnce("ending the network").doesNotContain("unexpected", "every step held");
            assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
            for (ProcessHandle server : servers) { // which the demo stops, and does not wait for
                server.onExit().get(1, TimeUnit.MINUTES);
            }
            assertThat(temporary).isEmptyDirectory();
        } finally {
            demo.destroyForcibly();
            servers().forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "demo",
                        "--data",
                        SAMPLES.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void readUntil(String awaited, BufferedReader out) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains(awaited)) {
                return;
            }
        }
        throw new AssertionError("the demo ended: " + said);
    }

    /** As each server says in its folder. */
    private List<ProcessHandle> servers() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> file.endsWith("postmaster.pid"))
                    .flatMap(file -> ProcessHandle.of(pid(file)).stream())
                    .toList();
        }
    }

    private static long pid(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
