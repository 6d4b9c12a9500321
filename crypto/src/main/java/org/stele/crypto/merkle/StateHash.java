package org.stele.crypto.merkle;

import java.nio.charset.StandardCharsets;
import org.stele.crypto.Hash;

/** How the state's keys and values become the 32 bytes that {@link SparseMerkleTree} holds. */
public final class StateHash {
    private static final byte[] VALUE = {4};

    private StateHash() {}

    /**
     * {@code SHA256(0x03 ‖ u16 length of table ‖ table ‖ key)}.
     *
     * @param table its name, at most 65,535 bytes of UTF-8
     * @param key deterministic CBOR
     */
    public static Hash key(String table, byte[] key) {
        byte[] name = table.getBytes(StandardCharsets.UTF_8);
        if (name.length > 0xFFFF) {
            throw new IllegalArgumentException("a table's name has at most 65535 bytes");
        }
        byte[] prefix = {3, (byte) (name.length >>> 8), (byte) name.length};
        return Hash.of(prefix, name, key);
    }

    /** {@code SHA256(0x04 ‖ value)}. */
    public static Hash value(byte[] value) {
        return Hash.of(VALUE, value);
    }
}
