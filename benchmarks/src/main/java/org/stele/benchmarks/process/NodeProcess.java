package org.stele.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the measured network, seen from outside. */
final class NodeProcess implements AutoCloseable {
    private static final long SECONDS_TO_END = 20;

    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;
    private final Path log;

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
    }

    /**
     * Starts a process by the JVM and the class path of this one.
     *
     * @param directory its own, which is there
     */
    static NodeProcess start(NodePlan plan, Path directory, int heapMegabytes) throws IOException {
        Path file = directory.resolve("plan.json");
        plan.write(file);
        Path log = directory.resolve("log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseG1GC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx" + heapMegabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                BenchedNode.class.getName(),
                file.toString(),
                directory.toString());
        return new NodeProcess(
                new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
    }

    void tell(Order order) throws IOException {
        orders.write(BenchedNode.JSON.writerFor(Order.class).writeValueAsString(order) + "\n");
        orders.flush();
    }

    /** Waits for the answer to the oldest order that was not answered yet. */
    <T> T answer(Class<T> type) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("a measured node ended by itself:\n" + Files.readString(log));
        }
        return BenchedNode.JSON.readValue(line, type);
    }

    @Override
    public void close() {
        try {
            orders.close();
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (IOException e) {
            // it ended before: there is nobody to tell
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
