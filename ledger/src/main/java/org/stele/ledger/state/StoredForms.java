package org.stele.ledger.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.ledger.contract.Code;

/** How a block's lists are stored. */
final class StoredForms {
    private StoredForms() {}

    static byte[] encodeCodes(List<BlockWrite.Indexed> transactions) {
        CborWriter out = new CborWriter().array(transactions.size());
        transactions.forEach(transaction -> out.text(transaction.code().value()));
        return out.toByteArray();
    }

    static List<Code> decodeCodes(byte[] encoded) {
        CborReader in = new CborReader(encoded);
        int size = in.array();
        List<Code> codes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            codes.add(new Code(in.text()));
        }
        in.end();
        return codes;
    }

    /** {@code [[[key, value or null], …], [[transaction, place], …]]}. */
    static byte[] encodeReplaced(Replaced replaced) {
        CborWriter out = new CborWriter().array(2).array(replaced.cells().size());
        replaced.cells().forEach((key, cell) -> {
            out.array(2).bytes(key.stored().unsafeArray());
            cell.stored().ifPresentOrElse(value -> out.bytes(value.unsafeArray()), out::nil);
        });
        out.array(replaced.places().size());
        replaced.places()
                .forEach((id, place) -> out.array(2).bytes(id.unsafeArray()).bytes(place.encode()));
        return out.toByteArray();
    }

    static Replaced decodeReplaced(byte[] encoded) {
        CborReader in = new CborReader(encoded);
        in.array(2);
        Map<StateKey, Cell> cells = decodeCells(in);
        int size = in.array();
        Map<Hash, Location> places = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            in.array(2);
            places.put(Hash.wrap(in.bytes()), Location.decode(in.bytes()));
        }
        in.end();
        return new Replaced(cells, places);
    }

    private static Map<StateKey, Cell> decodeCells(CborReader in) {
        int size = in.array();
        Map<StateKey, Cell> replaced = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            in.array(2);
            StateKey key = StateKey.wrap(in.bytes());
            replaced.put(key, Cell.of(in.nil() ? Optional.empty() : Optional.of(Bytes.wrap(in.bytes()))));
        }
        return replaced;
    }
}
