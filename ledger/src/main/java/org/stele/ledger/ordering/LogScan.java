package org.stele.ledger.ordering;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a segment's file holds.
 *
 * @param ends where each sound record ends, from the first on
 * @param leftOver bytes after the last of them
 * @param isTorn whether what is left over can be the beginning of a write that was cut short: no record follows it
 */
record LogScan(List<Long> ends, long leftOver, boolean isTorn) {
    static LogScan of(Path file, FileChannel channel, long first) throws IOException {
        long size = channel.size();
        if (size > Integer.MAX_VALUE) {
            throw new IOException(file + " is no segment of an ordering's log: it is too large");
        }
        ByteBuffer log = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
        List<Long> ends = new ArrayList<>();
        int offset = 0;
        while (LogRecord.hasHead(log, offset, first + ends.size()) && LogRecord.hasContent(log, offset)) {
            offset += LogRecord.HEAD + LogRecord.length(log, offset);
            ends.add((long) offset);
        }
        return new LogScan(ends, size - offset, !recordFollows(log, offset));
    }

    private static boolean recordFollows(ByteBuffer log, int bad) {
        for (int offset = bad + 1; offset <= log.limit() - LogRecord.HEAD; offset++) {
            if (LogRecord.hasHead(log, offset)) {
                return true;
            }
        }
        return false;
    }
}
