package org.stele.ledger.contract;

import java.util.regex.Pattern;

/**
 * A typed table of the state. Keys and values are written as deterministic CBOR, which the formats pin.
 *
 * @param name {@code <contract>/<table>}, such as {@code consent/grant}; part of every key's hash
 */
public record TableType<K, V>(String name, Codec<K> keys, Codec<V> values) {
    private static final Pattern FORM = Pattern.compile("[a-z]{2,24}/[a-z][a-z-]{1,30}");

    public TableType {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a table's name: " + name);
        }
    }

    /** Whether a table can be called so: what comes from outside may be called anything. */
    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    /** A table whose keys and values are records, identifiers, hashes, enums or other types that {@link Codec#of} knows. */
    public static <K, V> TableType<K, V> of(String name, Class<K> key, Class<V> value) {
        return new TableType<>(name, Codec.of(key), Codec.of(value));
    }
}
