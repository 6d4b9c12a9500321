package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.X25519;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.junit.jupiter.api.Test;

class HpkeTest {
    /** RFC 9180 appendix A.1.1. Its cipher is AES-128-GCM with associated data, neither of which is ours. */
    private static final byte[] RECIPIENT = hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");

    private static final byte[] RECIPIENT_PUBLIC =
            hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
    private static final byte[] INFO = hex("4f6465206f6e2061204772656369616e2055726e");
    private static final byte[] TEXT = hex("4265617574792069732074727574682c20747275746820626561757479");
    private static final byte[] NOTHING = {};

    private final HpkeKeyPair pair = HpkeKeyPair.generate();

    @Test
    void thePublicKeyOfTheRfcFollowsFromItsPrivateKey() {
        assertThat(HpkeKeyPair.fromPrivate(RECIPIENT).publicKey())
                .isEqualTo(new HpkePublicKey(Bytes.of(RECIPIENT_PUBLIC)));
    }

    /** An independent implementation, held to the RFC's vector here, opens what ours seals and the other way round. */
    @Test
    void anImplementationThatFollowsTheRfcOpensWhatIsSealedAndSealsWhatIsOpened()
            throws InvalidCipherTextException, DecryptionException {
        HPKE rfc = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
        byte[] enc = hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
        byte[] ciphertext =
                hex("f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9" + "6d8770ac83d07bea87e13c512a");
        assertThat(rfc.open(enc, keys(rfc), INFO, hex("436f756e742d30"), ciphertext, null, null, null))
                .isEqualTo(TEXT);

        HPKE ours = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
        HpkeKeyPair recipient = HpkeKeyPair.fromPrivate(RECIPIENT);
        byte[] sealed = Hpke.seal(recipient.publicKey(), INFO, TEXT);
        assertThat(ours.open(
                        Arrays.copyOf(sealed, 32),
                        keys(ours),
                        INFO,
                        NOTHING,
                        Arrays.copyOfRange(sealed, 32, sealed.length),
                        null,
                        null,
                        null))
                .isEqualTo(TEXT);
        byte[][] theirs = ours.seal(keys(ours).getPublic(), INFO, NOTHING, TEXT, null, null, null);
        assertThat(Hpke.open(recipient, INFO, Encodings.concat(theirs[1], theirs[0])))
                .isEqualTo(TEXT);
    }

    @Test
    void sealedTextIs48BytesLonger() {
        assertThat(Hpke.seal(pair.publicKey(), INFO, TEXT)).hasSize(TEXT.length + Hpke.OVERHEAD);
        assertThat(Hpke.seal(pair.publicKey(), INFO, NOTHING)).hasSize(Hpke.OVERHEAD);
    }

    @Test
    void neitherAnotherKeyNorAnotherContextOpens() {
        byte[] sealed = Hpke.seal(pair.publicKey(), INFO, TEXT);
        assertThatThrownBy(() -> Hpke.open(HpkeKeyPair.generate(), INFO, sealed))
                .isInstanceOf(DecryptionException.class);
        assertThatThrownBy(() -> Hpke.open(pair, TEXT, sealed)).isInstanceOf(DecryptionException.class);
    }

    @Test
    void noChangedOrMissingByteOpens() {
        byte[] sealed = Hpke.seal(pair.publicKey(), INFO, TEXT);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            byte[] cut = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> Hpke.open(pair, INFO, changed)).isInstanceOf(DecryptionException.class);
            assertThatThrownBy(() -> Hpke.open(pair, INFO, cut)).isInstanceOf(DecryptionException.class);
        }
    }

    @Test
    void nothingIsSealedToAPointOfSmallOrder() {
        HpkePublicKey zero = new HpkePublicKey(Bytes.wrap(new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> Hpke.seal(zero, INFO, TEXT));
    }

    @Test
    void aPublicKeyIsReadBackFromItsText() {
        assertThat(HpkePublicKey.parse(pair.publicKey().toString())).isEqualTo(pair.publicKey());
        assertThat(pair.toString()).doesNotContain(Bytes.wrap(pair.privateKey()).toString());
    }

    /** Wycheproof calls acceptable what a library may refuse: points of small order, or not canonical, or on the twist. */
    @Test
    void wycheproofSharedSecretsAreAsPublishedOrRefused() {
        assertThat(SharedData.wycheproof("x25519_test")).hasSize(518).allSatisfy(vector -> {
            try {
                byte[] shared = X25519.computeSharedSecret(vector.bytes("private"), vector.bytes("public"));
                assertThat(shared).as(vector.name()).isEqualTo(vector.bytes("shared"));
            } catch (GeneralSecurityException refused) {
                assertThat(vector.isValid()).as(vector.name()).isFalse();
            }
        });
    }

    private static AsymmetricCipherKeyPair keys(HPKE hpke) {
        return hpke.deserializePrivateKey(RECIPIENT, RECIPIENT_PUBLIC);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void aContextIsUtf8OfAnyLength() throws DecryptionException {
        byte[] info = "ü".repeat(1000).getBytes(StandardCharsets.UTF_8);
        assertThat(Hpke.open(pair, info, Hpke.seal(pair.publicKey(), info, TEXT)))
                .isEqualTo(TEXT);
    }
}
