package org.stele.ledger.contract;

import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/**
 * Writes and reads one type as deterministic CBOR. Safe for use by many threads.
 *
 * @param <T> the type
 */
public interface Codec<T> {
    void write(T value, CborWriter out);

    /**
     * Reads one value, and leaves what follows it.
     *
     * @throws IllegalArgumentException where the input is not what {@link #write} writes
     */
    T read(CborReader in);

    default byte[] encode(T value) {
        CborWriter out = new CborWriter();
        write(value, out);
        return out.toByteArray();
    }

    default T decode(byte[] bytes) {
        CborReader in = new CborReader(bytes);
        T value = read(in);
        in.end();
        return value;
    }

    /**
     * The codec of a type made of what the state may hold: a record is the array of its components in order; {@code long},
     * {@code int} integers; {@code boolean}; {@code String} text; {@link org.stele.crypto.Bytes}, {@link
     * org.stele.crypto.Hash} and {@link org.stele.crypto.RandomId} byte strings; a {@link org.stele.crypto.VerificationKey},
     * {@link Author} or {@link Code} its text; an {@link java.time.Instant} its milliseconds since 1970; an enum its name; a
     * {@code List} an array; a {@code SortedSet} an array in ascending order; an {@code Optional} the value or null. A record
     * of one component is that component alone.
     *
     * @throws IllegalArgumentException where the type holds anything else
     */
    static <T> Codec<T> of(Class<T> type) {
        return RecordCodecs.of(type);
    }
}
