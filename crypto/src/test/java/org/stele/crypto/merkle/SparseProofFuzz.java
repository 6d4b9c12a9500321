package org.stele.crypto.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Hash;
import org.stele.crypto.Mutations;

class SparseProofFuzz {
    private static final Hash PRESENT = key(1);
    private static final Hash ABSENT = key(1_000);
    private static final Hash VALUE = Hash.of();
    private static final SparseMerkleTree TREE = tree();
    private static final byte[] PRESENCE = TREE.prove(PRESENT).encode();
    private static final byte[] ABSENCE = TREE.prove(ABSENT).encode();

    @Property(tries = 5000)
    void whatIsReadIsTheOneEncodingOfItsProof(@ForAll("encodings") byte[] encoded) {
        try {
            assertThat(SparseProof.decode(encoded).encode()).isEqualTo(encoded);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
        }
    }

    @Property(tries = 5000)
    void aChangedProofDoesNotVerify(@ForAll("encodings") byte[] encoded) {
        boolean valid = Arrays.equals(encoded, PRESENCE) || Arrays.equals(encoded, ABSENCE);
        assertThat(verifies(encoded)).isEqualTo(valid);
    }

    @Test
    void everyChangeOfOneByteIsRefusedOrDoesNotVerify() {
        for (byte[] encoded : new byte[][] {PRESENCE, ABSENCE}) {
            assertThat(verifies(encoded)).isTrue();
            for (int i = 0; i < encoded.length; i++) {
                for (int change = 1; change < 256; change++) {
                    byte[] changed = encoded.clone();
                    changed[i] ^= (byte) change;
                    assertThat(verifies(changed)).isFalse();
                }
            }
        }
    }

    private static boolean verifies(byte[] encoded) {
        try {
            SparseProof proof = SparseProof.decode(encoded);
            return proof.verifiesPresence(TREE.rootHash(), PRESENT, VALUE)
                    || proof.verifiesAbsence(TREE.rootHash(), ABSENT);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Provide
    Arbitrary<byte[]> encodings() {
        return Arbitraries.oneOf(Mutations.of(PRESENCE, ABSENCE), Mutations.noise());
    }

    private static SparseMerkleTree tree() {
        Map<Hash, Optional<Hash>> batch = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            batch.put(key(i), Optional.of(VALUE));
        }
        return SparseMerkleTree.empty().withAll(batch);
    }

    private static Hash key(int number) {
        return Hash.of(new byte[] {(byte) number, (byte) (number >> 8)});
    }
}
