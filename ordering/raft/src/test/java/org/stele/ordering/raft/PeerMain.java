package org.stele.ordering.raft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.stele.crypto.Bytes;
import org.stele.ledger.ordering.OrderingException;

/**
 * A peer as a process of its own. It tells on its standard output what it is given in order ({@code got POSITION NUMBER}) and
 * what of its own was acknowledged ({@code ack NUMBER POSITION MICROSECONDS}) or failed ({@code failed KIND}), and does what
 * it is told on its standard input.
 */
final class PeerMain {
    private final RaftOrdering ordering;
    private final PrintStream out;
    private final AtomicLong numbers;
    private volatile boolean loading;

    private PeerMain(RaftOrdering ordering, PrintStream out, long firstNumber) {
        this.ordering = ordering;
        this.out = out;
        this.numbers = new AtomicLong(firstNumber);
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        RaftOrdering ordering = RaftOrdering.open(SettingsFile.read(Path.of(args[0])));
        PeerMain peer = new PeerMain(ordering, out, Long.parseLong(args[1]));
        var _ = ordering.subscribe(0, entry -> out.println("got " + entry.position() + " " + number(entry.content())));
        out.println("open");
        peer.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)));
    }

    private void obey(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "load" -> load(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                case "rest" -> loading = false;
                case "append" -> append(Integer.parseInt(words[1]), () -> {});
                case "status" -> tellStatus();
                default -> throw new IllegalArgumentException(line);
            }
        }
        // whoever started this process is gone
        Runtime.getRuntime().halt(0);
    }

    private void load(int inFlight, int bytes) {
        loading = true;
        Thread.ofPlatform().daemon().start(() -> {
            Semaphore room = new Semaphore(inFlight);
            while (loading) {
                room.acquireUninterruptibly();
                append(bytes, room::release);
            }
        });
    }

    private void append(int bytes, Runnable then) {
        long number = numbers.incrementAndGet();
        long start = System.nanoTime();
        ordering.append(entry(number, bytes)).whenComplete((position, failure) -> {
            out.println(
                    failure == null
                            ? "ack " + number + " " + position + " " + (System.nanoTime() - start) / 1_000
                            : "failed " + kind(failure));
            then.run();
        });
    }

    private static OrderingException.Kind kind(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return ((OrderingException) cause).kind();
    }

    private void tellStatus() {
        RaftStatus status = ordering.status();
        out.println("status " + status.leader().orElse("-") + " " + status.term() + " " + status.certain());
    }

    private static Bytes entry(long number, int bytes) {
        return Bytes.wrap(ByteBuffer.allocate(bytes).putLong(number).array());
    }

    private static long number(Bytes entry) {
        return ByteBuffer.wrap(entry.unsafeArray()).getLong();
    }
}
