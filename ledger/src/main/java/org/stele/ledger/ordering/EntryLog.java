package org.stele.ledger.ordering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.stele.crypto.Bytes;
import org.stele.ledger.directory.Durable;

/** A durable log of entries at positions 1, 2, 3…, in files of about {@value #SEGMENT_BYTES} bytes. One thread appends. */
final class EntryLog implements AutoCloseable {
    private static final long SEGMENT_BYTES = 64L * 1024 * 1024;

    private final Path directory;
    private final NavigableMap<Long, LogSegment> segments = new ConcurrentSkipListMap<>();
    private volatile long last;

    private EntryLog(Path directory) {
        this.directory = directory;
    }

    static EntryLog open(Path directory) throws IOException, OrderingException {
        EntryLog log = new EntryLog(directory);
        try {
            log.recover();
        } catch (IOException | OrderingException | RuntimeException e) {
            log.close();
            throw e;
        }
        return log;
    }

    /** The last position; 0 where there is none. */
    long last() {
        return last;
    }

    /** The first position that is still kept; one beyond the last where none is. */
    long first() {
        return segments.firstKey();
    }

    /** Appends and syncs; the first of them gets the position after the last. */
    void append(List<Bytes> entries) throws IOException {
        if (newest().size() >= SEGMENT_BYTES) {
            add(last + 1);
            Durable.syncDirectory(directory);
        }
        long before = last;
        newest().append(entries);
        last = before + entries.size();
    }

    Bytes read(long position) throws IOException {
        return segments.floorEntry(position).getValue().read(position);
    }

    /** Deletes the files whose entries are all at or below {@code position}; the newest stays. */
    void purge(long position) throws IOException {
        while (segments.size() > 1 && segments.firstEntry().getValue().last() <= position) {
            LogSegment oldest = segments.pollFirstEntry().getValue();
            oldest.close();
            Files.delete(oldest.file());
        }
    }

    @Override
    public void close() throws IOException {
        for (LogSegment segment : segments.values()) {
            segment.close();
        }
    }

    private LogSegment newest() {
        return segments.lastEntry().getValue();
    }

    private void recover() throws IOException, OrderingException {
        for (long first : firstPositions()) {
            if (!segments.isEmpty() && first != newest().last() + 1) {
                throw new OrderingException(
                        OrderingException.Kind.ENDED,
                        "the ordering's log in " + directory + " lacks the entries before position " + first
                                + ": restore the folder from a backup");
            }
            add(first);
            newest().recover(first == firstPositions().getLast());
        }
        if (segments.isEmpty()) {
            add(1);
            Durable.syncDirectory(directory);
        }
        last = newest().last();
    }

    private void add(long first) throws IOException {
        segments.put(first, LogSegment.open(directory, first));
    }

    private List<Long> firstPositions() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{20}\\.log"))
                    .map(name -> Long.parseLong(name.substring(0, 20)))
                    .sorted()
                    .toList();
        }
    }
}
