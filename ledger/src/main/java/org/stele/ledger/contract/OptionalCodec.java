package org.stele.ledger.contract;

import java.util.Optional;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/** A value, or null where there is none. */
record OptionalCodec<E>(Codec<E> element) implements Codec<Optional<E>> {
    @Override
    public void write(Optional<E> value, CborWriter out) {
        if (value.isPresent()) {
            element.write(value.get(), out);
        } else {
            out.nil();
        }
    }

    @Override
    public Optional<E> read(CborReader in) {
        return in.nil() ? Optional.empty() : Optional.of(element.read(in));
    }
}
