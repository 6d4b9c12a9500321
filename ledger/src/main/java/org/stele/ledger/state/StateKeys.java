package org.stele.ledger.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.StateHash;
import org.stele.ledger.contract.TableType;

/** Keys as they are stored: the table's name, a zero byte, the key's CBOR. */
public final class StateKeys {
    private StateKeys() {}

    public static <K> Bytes of(TableType<K, ?> table, K key) {
        return of(table.name(), table.keys().encode(key));
    }

    static Bytes of(String table, byte[] key) {
        byte[] name = table.getBytes(StandardCharsets.US_ASCII);
        byte[] stored = new byte[name.length + 1 + key.length];
        System.arraycopy(name, 0, stored, 0, name.length);
        System.arraycopy(key, 0, stored, name.length + 1, key.length);
        return Bytes.wrap(stored);
    }

    /** The key's place in the tree. */
    public static Hash hash(Bytes stored) {
        return StateHash.key(table(stored), key(stored));
    }

    /** The table's name within a stored key. */
    public static String table(Bytes stored) {
        return new String(stored.unsafeArray(), 0, separator(stored), StandardCharsets.US_ASCII);
    }

    /** The key's CBOR within a stored key. */
    public static byte[] key(Bytes stored) {
        return Arrays.copyOfRange(stored.unsafeArray(), separator(stored) + 1, stored.length());
    }

    private static int separator(Bytes stored) {
        byte[] bytes = stored.unsafeArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("not a stored key: it names no table");
    }
}
