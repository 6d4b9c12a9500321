package org.stele.link;

import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.ledger.contract.Codec;

/** Bodies that are one array of items, in deterministic CBOR. */
public final class CborLists {
    private CborLists() {}

    public static <T> byte[] write(List<T> items, Codec<T> codec) {
        CborWriter out = new CborWriter().array(items.size());
        items.forEach(item -> codec.write(item, out));
        return out.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException where it is anything else, or has more than {@code most} items
     */
    public static <T> List<T> read(byte[] body, Codec<T> codec, int most) {
        CborReader in = new CborReader(body);
        int size = in.array();
        if (size > most) {
            throw new IllegalArgumentException("more than " + most + " at once");
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(codec.read(in));
        }
        in.end();
        return items;
    }
}
