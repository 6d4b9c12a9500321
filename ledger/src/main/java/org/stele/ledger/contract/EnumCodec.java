package org.stele.ledger.contract;

import java.util.Map;
import java.util.TreeMap;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/** An enum as its constant's name. */
record EnumCodec<T>(Map<String, T> byName) implements Codec<T> {
    static Codec<?> of(Class<?> type) {
        Map<String, Object> byName = new TreeMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return new EnumCodec<>(Map.copyOf(byName));
    }

    @Override
    public void write(T value, CborWriter out) {
        out.text(((Enum<?>) value).name());
    }

    @Override
    public T read(CborReader in) {
        T value = byName.get(in.text());
        if (value == null) {
            throw new IllegalArgumentException("not one of " + byName.keySet());
        }
        return value;
    }
}
