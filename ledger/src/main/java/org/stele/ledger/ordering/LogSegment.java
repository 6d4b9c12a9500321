package org.stele.ledger.ordering;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.ledger.directory.Durable;

/** One file of the log, with consecutive positions. Appended to by one thread, read by many. */
final class LogSegment implements AutoCloseable {
    private final long first;
    private final Path file;
    private final FileChannel channel;
    private final RandomAccessFile reader;
    private volatile long[] ends = new long[64];
    private volatile int count;

    private LogSegment(Path file, long first, FileChannel channel, RandomAccessFile reader) {
        this.file = file;
        this.first = first;
        this.channel = channel;
        this.reader = reader;
    }

    static LogSegment open(Path directory, long first) throws IOException {
        Path file = directory.resolve("%020d.log".formatted(first));
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new LogSegment(file, first, channel, new RandomAccessFile(file.toFile(), "r"));
    }

    long first() {
        return first;
    }

    /** The last position, or the one before the first where there is none yet. */
    long last() {
        return first + count - 1;
    }

    long size() {
        return count == 0 ? 0 : ends[count - 1];
    }

    Path file() {
        return file;
    }

    /** Appends the entries and syncs: all are durable when this returns. */
    void append(List<Bytes> entries) throws IOException {
        channel.position(size());
        long end = size();
        int added = count;
        for (Bytes entry : entries) {
            Durable.writeFully(channel, LogRecord.encode(first + added, entry));
            end += LogRecord.HEAD + entry.length();
            note(added++, end);
        }
        channel.force(false);
        count = added;
    }

    Bytes read(long position) throws IOException {
        int index = (int) (position - first);
        long start = (index == 0 ? 0 : ends[index - 1]) + LogRecord.HEAD;
        byte[] content = new byte[(int) (ends[index] - start)];
        // not through the channel, which a reader's interruption would close for all
        synchronized (reader) {
            reader.seek(start);
            reader.readFully(content);
        }
        return Bytes.wrap(content);
    }

    /** Counts the records that are there and drops a torn one at the end; only the newest segment may have one. */
    void recover(boolean newest) throws IOException, OrderingException {
        LogScan scan = LogScan.of(file, channel, first);
        int found = 0;
        for (long end : scan.ends()) {
            note(found++, end);
        }
        count = found;
        if (scan.leftOver() > 0) {
            if (!newest || !scan.isTorn()) {
                throw new OrderingException(
                        OrderingException.Kind.ENDED,
                        "the ordering's log " + file + " is damaged after position " + last()
                                + ": restore the file from a backup, or start again from another member's ledger");
            }
            channel.truncate(size());
            channel.force(true);
        }
    }

    private void note(int index, long end) {
        if (index == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[index] = end;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        channel.close();
    }
}
