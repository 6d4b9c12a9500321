package org.stele.ledger.contract;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/** A set as an array in its elements' natural order, none twice. */
record SortedSetCodec<E>(ListCodec<E> list) implements Codec<SortedSet<E>> {
    SortedSetCodec(Codec<E> element) {
        this(new ListCodec<>(element));
    }

    @Override
    public void write(SortedSet<E> value, CborWriter out) {
        // through a list, which drops the set's own comparator, if it has one
        list.write(List.copyOf(new TreeSet<>(List.copyOf(value))), out);
    }

    @Override
    public SortedSet<E> read(CborReader in) {
        List<E> items = list.read(in);
        SortedSet<E> value = new TreeSet<>(items);
        if (!List.copyOf(value).equals(items)) {
            throw new IllegalArgumentException("a set out of order, or with an element twice");
        }
        return Collections.unmodifiableSortedSet(value);
    }
}
