package org.stele.vault.journal.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.cbor.CborWriter;
import org.stele.crypto.merkle.StateHash;

/**
 * How entries chain. {@code content = SHA-256("stele/journal-entry/1" ‖ 0x00 ‖ salt ‖ entry)}, {@code head =
 * SHA-256("stele/journal-link/1" ‖ 0x00 ‖ subject ‖ u64 number ‖ previous head ‖ content)}, numbers big-endian. Heads lie in
 * a sparse Merkle tree as the table {@code journal}: the subject's 16 bytes are the key, the CBOR array {@code [entries,
 * head]} is the value.
 */
public final class Chain {
    /** The head before the first entry. */
    public static final Hash START = Hash.wrap(new byte[Hash.LENGTH]);

    private static final byte[] CONTENT = "stele/journal-entry/1\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINK = "stele/journal-link/1\0".getBytes(StandardCharsets.US_ASCII);
    private static final String TABLE = "journal";

    private Chain() {}

    /** The head after the entry with {@code number} and these encoded bytes. */
    public static Hash head(RandomId subject, long number, Hash previous, Bytes salt, byte[] entry) {
        return Hash.of(
                LINK,
                subject.bytes().unsafeArray(),
                ByteBuffer.allocate(Long.BYTES).putLong(number).array(),
                previous.unsafeArray(),
                Hash.of(CONTENT, salt.unsafeArray(), entry).unsafeArray());
    }

    /** The head after {@code entry}. */
    public static Hash head(RandomId subject, LinkedEntry entry) {
        return head(subject, entry.number(), entry.previous(), entry.salt(), EntryCodec.encode(entry.entry()));
    }

    /** Where a subject's head lies in the tree. */
    public static Hash treeKey(RandomId subject) {
        return StateHash.key(TABLE, subject.bytes().unsafeArray());
    }

    /** What lies there. */
    public static Hash treeValue(long entries, Hash head) {
        return StateHash.value(new CborWriter()
                .array(2)
                .integer(entries)
                .bytes(head.unsafeArray())
                .toByteArray());
    }
}
