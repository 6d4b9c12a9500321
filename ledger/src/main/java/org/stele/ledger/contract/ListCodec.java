package org.stele.ledger.contract;

import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/** A list as an array. */
record ListCodec<E>(Codec<E> element) implements Codec<List<E>> {
    @Override
    public void write(List<E> value, CborWriter out) {
        out.array(value.size());
        for (E item : value) {
            element.write(item, out);
        }
    }

    @Override
    public List<E> read(CborReader in) {
        int size = in.array();
        List<E> value = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            value.add(element.read(in));
        }
        return List.copyOf(value);
    }
}
