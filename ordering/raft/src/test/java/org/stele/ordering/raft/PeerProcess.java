package org.stele.ordering.raft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.stele.ledger.ordering.OrderingException;

/** A {@link PeerMain} that runs, seen from outside. */
final class PeerProcess {
    /**
     * An entry was acknowledged.
     *
     * @param at when this process was told, by {@link System#nanoTime()}
     * @param micros how long its append took
     */
    record Acknowledgement(long at, long micros) {}

    /** Numbers of entries are never used twice, whichever process they are of. */
    private static final long NUMBERS = 1_000_000_000L;

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Process process;
    private final PrintStream commands;
    private final Queue<List<Long>> got = new ConcurrentLinkedQueue<>();
    private final Map<Long, Long> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Acknowledgement> acknowledgements = new ConcurrentLinkedQueue<>();
    private final Map<OrderingException.Kind, AtomicInteger> failures = new ConcurrentHashMap<>();
    private volatile boolean open;
    private volatile String status = "- 0 0";

    private PeerProcess(Process process) {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        Thread.ofVirtual().start(this::read);
    }

    /** Starts soon, and computes slowly. */
    static PeerProcess start(Group group, int peer) throws Exception {
        return start(group, peer, List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }

    static PeerProcess start(Group group, int peer, List<String> options) throws Exception {
        Path settings = SettingsFile.write(group, peer);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                PeerMain.class.getName(),
                settings.toString(),
                String.valueOf(STARTED.incrementAndGet() * NUMBERS)));
        return new PeerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            lines.lines().forEach(line -> note(line.split(" ", 2)));
        } catch (IOException | UncheckedIOException e) {
            // killed
        }
    }

    private void note(String[] line) {
        switch (line[0]) {
            case "open" -> open = true;
            case "got" -> got.add(numbers(line[1]));
            case "ack" -> noteAcknowledged(numbers(line[1]));
            case "failed" ->
                failures.computeIfAbsent(OrderingException.Kind.valueOf(line[1]), _ -> new AtomicInteger())
                        .incrementAndGet();
            case "status" -> status = line[1];
            default -> throw new IllegalStateException(String.join(" ", line));
        }
    }

    private void noteAcknowledged(List<Long> ack) {
        acknowledged.put(ack.get(0), ack.get(1));
        acknowledgements.add(new Acknowledgement(System.nanoTime(), ack.get(2)));
    }

    private static List<Long> numbers(String text) {
        return List.of(text.split(" ")).stream().map(Long::valueOf).toList();
    }

    void tell(String command) {
        commands.println(command);
    }

    boolean isOpen() {
        return open;
    }

    /** What it was given, each as position and number. */
    List<List<Long>> got() {
        return List.copyOf(got);
    }

    int gotCount() {
        return got.size();
    }

    /** Positions of its own entries, by number. */
    Map<Long, Long> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    List<Acknowledgement> acknowledgements() {
        return List.copyOf(acknowledgements);
    }

    int failures(OrderingException.Kind kind) {
        AtomicInteger count = failures.get(kind);
        return count == null ? 0 : count.get();
    }

    /** Asks for the leader's id; what it said before, or "-", until it answers. */
    String leader() {
        tell("status");
        return status.substring(0, status.indexOf(' '));
    }

    /** Asks how far the order is certain; as for {@link #leader()}. */
    long certain() {
        tell("status");
        return Long.parseLong(status.substring(status.lastIndexOf(' ') + 1));
    }

    long term() {
        return Long.parseLong(status.split(" ", -1)[1]);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
