package org.stele.formats.proof;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.proof.Proof;

/**
 * What a node answers to {@code POST /v1/proofs/state}: the CBOR array of the proofs as byte strings, one for each key asked
 * for and in that order, all of one height.
 */
public record StateProofs(List<Proof> proofs) {
    private static final Codec<StateProofs> CODEC = Codec.of(StateProofs.class);

    /**
     * What is asked for.
     *
     * @param table its name
     * @param key as the table's CBOR
     */
    public record Key(String table, Bytes key) {
        public static <K, V> Key of(TableType<K, V> table, K key) {
            return new Key(table.name(), Bytes.wrap(table.keys().encode(key)));
        }
    }

    /** The request's body. */
    public record Request(List<Key> keys) {
        public Request {
            keys = List.copyOf(keys);
        }
    }

    public StateProofs {
        proofs = List.copyOf(proofs);
    }

    public Bytes encode() {
        return Bytes.wrap(CODEC.encode(this));
    }

    /**
     * Reads the encoding.
     *
     * @throws IllegalArgumentException where the bytes are something else
     */
    public static StateProofs decode(Bytes encoded) {
        return CODEC.decode(encoded.unsafeArray());
    }
}
