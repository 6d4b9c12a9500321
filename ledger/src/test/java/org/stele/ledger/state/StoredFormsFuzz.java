package org.stele.ledger.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Code;
import org.stele.ledger.toy.Mutations;

/** What is stored beside a block is read as what it is, or refused. */
class StoredFormsFuzz {
    private static final Hash HASH = Hash.of(new byte[] {1});
    private static final Location PLACE = new Location(7, 3, true);
    private static final List<BlockWrite.Indexed> TRANSACTIONS = List.of(
            new BlockWrite.Indexed(HASH, Code.OK, true), new BlockWrite.Indexed(HASH, Code.SIGNATURE_MISSING, false));
    private static final Replaced REPLACED = new Replaced(
            Map.of(
                    StateKey.wrap(new byte[] {1}),
                    Cell.ABSENT,
                    StateKey.wrap(new byte[] {2, 3}),
                    Cell.of(Optional.of(Bytes.of(new byte[] {4})))),
            Map.of(HASH, PLACE));

    @Provide
    Arbitrary<byte[]> codes() {
        return Mutations.of(List.of(StoredForms.encodeCodes(TRANSACTIONS)));
    }

    @Provide
    Arbitrary<byte[]> replacedOnes() {
        return Mutations.of(List.of(StoredForms.encodeReplaced(REPLACED)));
    }

    @Provide
    Arbitrary<byte[]> places() {
        return Mutations.of(List.of(PLACE.encode()));
    }

    @Property(tries = 500)
    void codesAreReadOrRefused(@ForAll("codes") byte[] bytes) {
        try {
            List<BlockWrite.Indexed> read = StoredForms.decodeCodes(bytes).stream()
                    .map(code -> new BlockWrite.Indexed(HASH, code, true))
                    .toList();
            assertThat(StoredForms.encodeCodes(read)).isEqualTo(bytes);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /** The order of what was replaced means nothing, so that it may be written again in another. */
    @Property(tries = 500)
    void whatWasReplacedIsReadOrRefused(@ForAll("replacedOnes") byte[] bytes) {
        try {
            Replaced read = StoredForms.decodeReplaced(bytes);
            Replaced again = StoredForms.decodeReplaced(StoredForms.encodeReplaced(read));
            assertThat(again.places()).isEqualTo(read.places());
            assertThat(again.cells().keySet()).isEqualTo(read.cells().keySet());
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 500)
    void placesAreReadOrRefused(@ForAll("places") byte[] bytes) {
        try {
            assertThat(Location.decode(bytes).encode()).isEqualTo(bytes);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
