package org.stele.vault.commitment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.label.Labels;

/**
 * The commitment to one record version: {@code SHA-256("stele/record/1" ‖ 0x00 ‖ salt ‖ subject ‖ u32 length of labels ‖
 * labels ‖ content)}. Salt (32 bytes) and subject (16) have fixed lengths, the labels are {@link Labels#encode} with their
 * length before them (big-endian), the content is all that follows: no two different records share these bytes.
 */
public final class Commitment {
    private static final byte[] DOMAIN = "stele/record/1\0".getBytes(StandardCharsets.US_ASCII);

    private Commitment() {}

    /**
     * Safe for use by many threads.
     *
     * @param content the resource's exact bytes, of any length
     */
    public static Hash of(Salt salt, RandomId subject, Labels labels, Bytes content) {
        byte[] encoded = labels.encode();
        return Hash.of(
                DOMAIN,
                salt.bytes().unsafeArray(),
                subject.bytes().unsafeArray(),
                ByteBuffer.allocate(Integer.BYTES).putInt(encoded.length).array(),
                encoded,
                content.unsafeArray());
    }
}
