package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HkdfTest {
    @Test
    void wycheproofVectorsDeriveAsPublished() {
        assertThat(SharedData.wycheproof("hkdf_sha256_test")).hasSize(86).allSatisfy(vector -> {
            int size = vector.test().path("size").intValue();
            if (vector.isValid()) {
                assertThat(derive(vector, size)).as(vector.name()).isEqualTo(vector.bytes("okm"));
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> derive(vector, size));
            }
        });
    }

    @Test
    void keysForDifferentPurposesDiffer() {
        AeadKey key = AeadKey.generate();
        byte[] salt = new byte[32];
        assertThat(Hkdf.deriveKey(key, salt, new byte[] {1}).export())
                .isEqualTo(Hkdf.deriveKey(key, salt, new byte[] {1}).export())
                .isNotEqualTo(Hkdf.deriveKey(key, salt, new byte[] {2}).export());
    }

    private static byte[] derive(SharedData.Vector vector, int size) {
        return Hkdf.derive(vector.bytes("ikm"), vector.bytes("salt"), vector.bytes("info"), size);
    }
}
