package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519KeyTest {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING = {};
    private static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    static List<SignatureProvider> providers() {
        return List.of(SignatureProvider.chosen(), SignatureProvider.bouncyCastle());
    }

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void rfc8032VectorsAreSignedAndVerified(String seed, String key, String message, String signature) {
        Ed25519SigningKey signing = Ed25519SigningKey.fromSeed(hex(seed));
        assertThat(signing.verificationKey().bytes()).isEqualTo(Bytes.wrap(hex(key)));
        assertThat(signing.signUnframed(hex(message))).isEqualTo(hex(signature));
        assertThat(signing.verificationKey().verifiesUnframed(hex(message), hex(signature)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void wycheproofSignaturesAreAcceptedAndRefusedAsPublished(SignatureProvider provider) {
        assertThat(SharedData.wycheproof("ed25519_test"))
                .hasSize(151)
                .allSatisfy(vector ->
                        assertThat(verifies(provider, vector)).as(vector.name()).isEqualTo(vector.isValid()));
    }

    @Test
    void aSignatureIsBoundToItsDomainAndMessage() {
        Ed25519SigningKey key = Ed25519SigningKey.generate();
        byte[] signature = key.sign(Domain.VOTE, MESSAGE);
        assertThat(key.verificationKey().verifies(Domain.VOTE, MESSAGE, signature))
                .isTrue();
        assertThat(key.verificationKey().verifies(Domain.BATCH, MESSAGE, signature))
                .isFalse();
        assertThat(key.verificationKey().verifies(Domain.VOTE, NOTHING, signature))
                .isFalse();
        assertThat(Ed25519SigningKey.generate().verificationKey().verifies(Domain.VOTE, MESSAGE, signature))
                .isFalse();
    }

    @Test
    void aKeyIsReadBackFromItsSeedAndItsText() {
        Ed25519SigningKey key = Ed25519SigningKey.generate();
        assertThat(Ed25519SigningKey.fromSeed(key.seed()).verificationKey()).isEqualTo(key.verificationKey());
        assertThat(VerificationKey.parse(key.verificationKey().toString())).isEqualTo(key.verificationKey());
    }

    @Test
    void aSigningKeyNeverPrintsItsSeed() {
        Ed25519SigningKey key = Ed25519SigningKey.generate();
        assertThat(key.toString()).doesNotContain(Bytes.wrap(key.seed()).toString());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aScalarThatIsNotReducedIsRefused(SignatureProvider provider) {
        Ed25519SigningKey key = Ed25519SigningKey.generate();
        byte[] signature = key.signUnframed(MESSAGE);
        byte[] scalar = little(big(Arrays.copyOfRange(signature, 32, 64)).add(L));
        System.arraycopy(scalar, 0, signature, 32, 32);
        assertThat(verifies(provider, key.verificationKey().bytes(), MESSAGE, signature))
                .isFalse();
    }

    /** All points of order 1, 2, 4 and 8, with every encoding that a lenient decoder takes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
            })
    void aPointOfSmallOrderIsRefusedAsKeyAndAsCommitment(String point) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ed25519Key(Bytes.wrap(hex(point))));
        byte[] signature = Arrays.copyOf(hex(point), 64);
        Ed25519Key key = Ed25519SigningKey.generate().verificationKey();
        assertThat(key.verifiesUnframed(MESSAGE, signature)).isFalse();
    }

    /** Above p, and a y to which no point belongs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0200000000000000000000000000000000000000000000000000000000000000"
            })
    void whatIsNoCanonicalPointIsRefused(String point) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ed25519Key(Bytes.wrap(hex(point))));
    }

    /** 12345 times the base point, plus a point of order 8: libraries differ on what such a key signs. */
    @Test
    void aKeyWithAPartOfSmallOrderIsRefused() {
        byte[] mixed = hex("cdbc161be64c4302f56443ff29ccf36a2075be1a1fa67ff126b56315f5681c38");
        assertThatIllegalArgumentException().isThrownBy(() -> new Ed25519Key(Bytes.wrap(mixed)));
    }

    /** Made by someone who knows the key and adds a point of order 8 to R: only the cofactored equation holds. */
    @ParameterizedTest
    @MethodSource("providers")
    void aCommitmentWithAPartOfSmallOrderIsRefused(SignatureProvider provider) {
        byte[] key = hex("ef4f62f8479733ad879cfaced3c89a9c39dd4fc795ef2efa1c3eafe4d729a081");
        byte[] signature = hex("2856536c4aeeeb789bd4c703a54587280a914c7e7b9054f42dda4012e369282c"
                + "48dc5af9e1a134046518518df394ed2fa2ef0ab2f95fe8070fa72a892e9a8705");
        assertThat(verifies(provider, Bytes.wrap(key), MESSAGE, signature)).isFalse();
    }

    private static boolean verifies(SignatureProvider provider, SharedData.Vector vector) {
        String key = vector.group().path("publicKey").path("pk").stringValue();
        return verifies(provider, Bytes.wrap(hex(key)), vector.bytes("msg"), vector.bytes("sig"));
    }

    private static boolean verifies(SignatureProvider provider, Bytes key, byte[] message, byte[] signature) {
        return Ed25519Key.verifies(provider, Ed25519Key.parse(provider, key), NOTHING, message, signature);
    }

    private static BigInteger big(byte[] little) {
        return new BigInteger(1, reversed(little));
    }

    private static byte[] little(BigInteger value) {
        return reversed(P256.fixed(value));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
