package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AeadTest {
    private static final byte[] TEXT = "plaintext".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = "context".getBytes(StandardCharsets.UTF_8);

    @Test
    void wycheproofVectorsOpenAndSealAsPublished() {
        assertThat(SharedData.wycheproof("aes_gcm_test").filter(AeadTest::isOurs))
                .hasSizeGreaterThan(60)
                .allSatisfy(vector -> {
                    AeadKey key = AeadKey.of(vector.bytes("key"));
                    byte[] sealed = concat(vector.bytes("iv"), vector.bytes("ct"), vector.bytes("tag"));
                    if (vector.isValid()) {
                        assertThat(Aead.open(key, sealed, vector.bytes("aad"))).isEqualTo(vector.bytes("msg"));
                        assertThat(Aead.seal(key, vector.bytes("iv"), vector.bytes("msg"), vector.bytes("aad")))
                                .isEqualTo(sealed);
                    } else {
                        assertThatThrownBy(() -> Aead.open(key, sealed, vector.bytes("aad")))
                                .as(vector.name())
                                .isInstanceOf(DecryptionException.class);
                    }
                });
    }

    @Test
    void sealingTwiceGivesDifferentTexts() {
        AeadKey key = AeadKey.generate();
        assertThat(Aead.seal(key, TEXT, CONTEXT)).isNotEqualTo(Aead.seal(key, TEXT, CONTEXT));
    }

    @Test
    void noChangedByteOpens() {
        AeadKey key = AeadKey.generate();
        byte[] sealed = Aead.seal(key, TEXT, CONTEXT);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            byte[] cut = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> Aead.open(key, changed, CONTEXT)).isInstanceOf(DecryptionException.class);
            assertThatThrownBy(() -> Aead.open(key, cut, CONTEXT)).isInstanceOf(DecryptionException.class);
        }
    }

    @Test
    void anotherKeyOrContextDoesNotOpen() {
        AeadKey key = AeadKey.generate();
        byte[] sealed = Aead.seal(key, TEXT, CONTEXT);
        assertThatThrownBy(() -> Aead.open(AeadKey.generate(), sealed, CONTEXT))
                .isInstanceOf(DecryptionException.class);
        assertThatThrownBy(() -> Aead.open(key, sealed, TEXT)).isInstanceOf(DecryptionException.class);
    }

    @Test
    void aWrappedKeyOpensOnlyInItsContext() throws DecryptionException {
        AeadKey root = AeadKey.generate();
        AeadKey key = AeadKey.generate();
        byte[] wrapped = Aead.wrap(root, key, CONTEXT);
        assertThat(Aead.unwrap(root, wrapped, CONTEXT).export()).isEqualTo(key.export());
        assertThatThrownBy(() -> Aead.unwrap(root, wrapped, TEXT)).isInstanceOf(DecryptionException.class);
        byte[] longer = Aead.seal(root, new byte[33], CONTEXT);
        assertThatThrownBy(() -> Aead.unwrap(root, longer, CONTEXT)).isInstanceOf(DecryptionException.class);
    }

    @Test
    void aDestroyedKeyServesNoMore() {
        AeadKey key = AeadKey.generate();
        key.destroy();
        assertThat(key.isDestroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> Aead.seal(key, TEXT, CONTEXT));
        assertThatIllegalStateException().isThrownBy(key::export);
    }

    private static boolean isOurs(SharedData.Vector vector) {
        return vector.group().path("keySize").intValue() == 256
                && vector.group().path("ivSize").intValue() == 96
                && vector.group().path("tagSize").intValue() == 128;
    }

    private static byte[] concat(byte[] nonce, byte[] ciphertext, byte[] tag) {
        return Encodings.concat(Encodings.concat(nonce, ciphertext), tag);
    }
}
