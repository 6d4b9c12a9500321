package org.stele.ordering.raft;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.ratis.server.protocol.TermIndex;
import org.stele.ledger.directory.DirectoryLock;
import org.stele.ledger.directory.Durable;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/**
 * A peer's folder, locked: {@code PEER} says whose it is, {@code log/} is Ratis's, {@code BEGIN} is the last entry that this
 * peer no longer needs to have.
 */
final class PeerDirectory implements AutoCloseable {
    private static final String PEER = "PEER";
    private static final String BEGIN = "BEGIN";

    private final Path directory;
    private final DirectoryLock lock;

    private PeerDirectory(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static Path log(Path directory) {
        return directory.resolve("log");
    }

    /** @throws OrderingException where another process has the folder, or it is another group's or another peer's */
    static PeerDirectory take(RaftSettings settings) throws IOException, OrderingException {
        Path directory = settings.directory();
        DirectoryLock lock = DirectoryLock.take(directory)
                .orElseThrow(() -> new OrderingException(
                        Kind.ENDED, "another process uses the ordering in " + directory + ": stop that one first"));
        try {
            PeerDirectory taken = new PeerDirectory(directory, lock);
            taken.check(settings);
            return taken;
        } catch (IOException | OrderingException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void check(RaftSettings settings) throws IOException, OrderingException {
        Path group = log(directory).resolve(settings.group().toString());
        Path mark = directory.resolve(PEER);
        if (!Files.exists(mark)) {
            Files.createDirectories(log(directory));
            return;
        }
        String found = Files.readString(mark);
        if (!found.equals(owner(settings))) {
            throw new OrderingException(
                    Kind.ENDED,
                    "the folder " + directory + " is of the peer and group " + found.strip() + ", and not of "
                            + owner(settings).strip() + ": name the right folder, or an empty one for a new peer");
        }
        if (!Files.isDirectory(group)) {
            throw new OrderingException(
                    Kind.ENDED,
                    "the folder " + directory + " lost its log: let this machine join again as a new peer, in an empty"
                            + " folder");
        }
    }

    /** Marks the folder, once it has a log: from now on it must have one. */
    void mark(RaftSettings settings) throws IOException {
        Durable.write(directory, PEER, owner(settings).getBytes(StandardCharsets.UTF_8));
    }

    private static String owner(RaftSettings settings) {
        return settings.peer() + " " + settings.group() + "\n";
    }

    /** The last entry that was purged, or skipped; empty where all of the log is there. */
    Optional<TermIndex> begin() throws IOException, OrderingException {
        Path file = directory.resolve(BEGIN);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(file).strip().split(" ", 2);
            return Optional.of(TermIndex.valueOf(notNegative(parts[0]), notNegative(parts[1])));
        } catch (CharacterCodingException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new OrderingException(
                    Kind.ENDED, file + " is damaged: let this machine join again as a new peer, in an empty folder", e);
        }
    }

    private static long notNegative(String text) {
        long number = Long.parseLong(text);
        if (number < 0) {
            throw new NumberFormatException("negative");
        }
        return number;
    }

    void begin(TermIndex last) throws IOException {
        String text = last.getTerm() + " " + last.getIndex() + "\n";
        Durable.write(directory, BEGIN, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        lock.close();
    }
}
