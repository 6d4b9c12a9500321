package org.stele.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Header;
import org.stele.ledger.toy.Mutations;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.validator.ValidatorSet;

/** What is handed to a verifier as a trusted header is one, from which it can start, or is refused. */
class TrustedHeaderFuzz {
    private static final Bytes VALID = valid();

    private static Bytes valid() {
        Hash hash = Hash.of(new byte[] {1});
        ValidatorSet validators = new ValidatorSet(List.of(ToyNetwork.validator(0), ToyNetwork.validator(1)));
        Header header = new Header(
                1, 2, 3, hash, hash, Instant.ofEpochMilli(4), 5, 6, hash, hash, hash, hash, validators.hash());
        return new TrustedHeader(hash, header, validators).encode();
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(List.of(VALID.toArray()));
    }

    @Example
    void theUnchangedOneIsRead() {
        assertThat(TrustedHeader.decode(VALID).encode()).isEqualTo(VALID);
    }

    @Property(tries = 1000)
    void aDamagedOneIsReadAsWhatItIsOrRefused(@ForAll("damaged") byte[] bytes) {
        readsOrRefuses(bytes);
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] bytes) {
        readsOrRefuses(bytes);
    }

    private static void readsOrRefuses(byte[] bytes) {
        TrustedHeader read;
        try {
            read = TrustedHeader.decode(Bytes.of(bytes));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(read.encode()).isEqualTo(Bytes.of(bytes));
        assertThat(read.verifier()).isNotNull();
    }
}
