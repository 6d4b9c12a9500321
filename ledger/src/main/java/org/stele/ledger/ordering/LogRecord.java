package org.stele.ledger.ordering;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.stele.crypto.Bytes;

/**
 * A record of the log: {@code mark (4) ‖ length (4) ‖ position (8) ‖ CRC of these (4) ‖ CRC of the content (4) ‖ content}, big
 * endian, CRC-32C. The head has a check of its own, so that a damaged length cannot hide the records behind it.
 */
final class LogRecord {
    static final int HEAD = 24;
    private static final int MARK = 0x5354_4C45;
    private static final int CHECKED = 16;

    private LogRecord() {}

    static ByteBuffer encode(long position, Bytes content) {
        ByteBuffer record = ByteBuffer.allocate(HEAD + content.length());
        record.putInt(MARK).putInt(content.length()).putLong(position);
        record.putInt(crc(record.array(), 0, CHECKED));
        record.putInt(crc(content.unsafeArray(), 0, content.length()));
        return record.put(content.unsafeArray()).flip();
    }

    /** Whether the buffer, at {@code offset}, holds the sound head of the record of {@code position}. */
    static boolean hasHead(ByteBuffer log, int offset, long position) {
        return hasHead(log, offset) && log.getLong(offset + 8) == position;
    }

    /** Whether the buffer, at {@code offset}, holds the sound head of any record. */
    static boolean hasHead(ByteBuffer log, int offset) {
        if (log.limit() - offset < HEAD || log.getInt(offset) != MARK) {
            return false;
        }
        CRC32C crc = new CRC32C();
        crc.update(log.slice(offset, CHECKED));
        return log.getInt(offset + CHECKED) == (int) crc.getValue();
    }

    static int length(ByteBuffer log, int offset) {
        return log.getInt(offset + 4);
    }

    /** Whether the content of the record at {@code offset}, whose head is sound, is there and sound. */
    static boolean hasContent(ByteBuffer log, int offset) {
        int length = length(log, offset);
        if (length < 0 || length > log.limit() - offset - HEAD) {
            return false;
        }
        CRC32C crc = new CRC32C();
        crc.update(log.slice(offset + HEAD, length));
        return log.getInt(offset + CHECKED + 4) == (int) crc.getValue();
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
