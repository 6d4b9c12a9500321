package org.stele.node.api;

import org.stele.crypto.Bytes;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.contract.TableType;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** A table of the state, with its keys and values as the CBOR that they are stored in. */
final class RawTable {
    private RawTable() {}

    /**
     * @throws ProblemException where no table can have this name
     */
    static TableType<Bytes, Bytes> named(String name) {
        try {
            return new TableType<>(name, Raw.CODEC, Raw.CODEC);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON);
        }
    }

    /** Takes bytes for what they are, whole. */
    private enum Raw implements Codec<Bytes> {
        CODEC;

        @Override
        public byte[] encode(Bytes value) {
            return value.unsafeArray();
        }

        @Override
        public Bytes decode(byte[] bytes) {
            return Bytes.wrap(bytes);
        }

        @Override
        public void write(Bytes value, CborWriter out) {
            throw new UnsupportedOperationException("raw CBOR stands alone");
        }

        @Override
        public Bytes read(CborReader in) {
            throw new UnsupportedOperationException("raw CBOR stands alone");
        }
    }
}
