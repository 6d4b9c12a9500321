package org.stele.cli.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the launcher script as a shell would, for tests. */
public final class Launcher {

    private Launcher() {}

    /** What came of one run; standard error stands behind standard output. */
    public record Outcome(int exitCode, String text) {}

    /** Starts {@code ./stele} with the given settings added to this process's own. */
    public static Outcome run(Map<String, String> settings, String... args) {
        return run(script(), settings, args);
    }

    /** The same of a copy. */
    public static Outcome run(Path script, Map<String, String> settings, String... args) {
        ProcessBuilder process = new ProcessBuilder(
                Stream.concat(Stream.of(script.toString()), Stream.of(args)).toList());
        process.environment().putAll(settings);
        try {
            Process started = process.redirectErrorStream(true).start();
            String text = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(started.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Path script() {
        return House.ROOT.resolve("stele");
    }

    /** The commands that its help lists, {@code test} among them. */
    public static List<String> commands() {
        return run(Map.of(), "--help")
                .text()
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
    }
}
