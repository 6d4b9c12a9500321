package org.stele.ledger.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.StateHash;
import org.stele.ledger.contract.TableType;

/**
 * A key as it is stored: the table's name, a zero byte, the key's CBOR. Remembers its hashes, of which a block needs each several
 * times. Immutable; safe for many threads, of which two may both make the same hash.
 */
public final class StateKey implements Comparable<StateKey> {
    private final Bytes stored;
    private final int hashCode;
    private volatile @Nullable Hash hash;

    private StateKey(Bytes stored) {
        this.stored = stored;
        this.hashCode = stored.hashCode();
    }

    public static <K> StateKey of(TableType<K, ?> table, K key) {
        return of(table.name(), table.keys().encode(key));
    }

    static StateKey of(String table, byte[] key) {
        byte[] name = table.getBytes(StandardCharsets.US_ASCII);
        byte[] stored = Arrays.copyOf(name, name.length + 1 + key.length);
        System.arraycopy(key, 0, stored, name.length + 1, key.length);
        return new StateKey(Bytes.wrap(stored));
    }

    /** Takes what was stored; says nothing yet of whether it names a table. */
    static StateKey wrap(byte[] stored) {
        return new StateKey(Bytes.wrap(stored));
    }

    public Bytes stored() {
        return stored;
    }

    /** The key's place in the tree. */
    public Hash hash() {
        Hash known = hash;
        if (known == null) {
            known = StateHash.key(table(), key());
            hash = known;
        }
        return known;
    }

    /** The table's name. */
    public String table() {
        return new String(stored.unsafeArray(), 0, separator(), StandardCharsets.US_ASCII);
    }

    /** The key's CBOR. */
    public byte[] key() {
        return Arrays.copyOfRange(stored.unsafeArray(), separator() + 1, stored.length());
    }

    private int separator() {
        byte[] bytes = stored.unsafeArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("not a stored key: it names no table");
    }

    @Override
    public int compareTo(StateKey other) {
        return stored.compareTo(other.stored);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateKey key && hashCode == key.hashCode && stored.equals(key.stored);
    }

    @Override
    public int hashCode() {
        return hashCode;
    }
}
