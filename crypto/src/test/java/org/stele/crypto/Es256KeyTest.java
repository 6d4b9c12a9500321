package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Es256KeyTest {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING = {};

    static List<SignatureProvider> providers() {
        return List.of(SignatureProvider.chosen(), SignatureProvider.bouncyCastle());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void wycheproofSignaturesInRangeAreAcceptedAndRefusedAsPublished(SignatureProvider provider) {
        assertThat(SharedData.wycheproof("ecdsa_secp256r1_sha256_p1363_test"))
                .hasSize(262)
                .allSatisfy(vector -> assertThat(P256.isInRange(vector.bytes("sig")) && verifies(provider, vector))
                        .as(vector.name())
                        .isEqualTo(vector.isValid()));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void wycheproofValidSignaturesWithHighSAreRefusedAndNoOthers(SignatureProvider provider) {
        List<SharedData.Vector> valid = SharedData.wycheproof("ecdsa_secp256r1_sha256_p1363_test")
                .filter(SharedData.Vector::isValid)
                .toList();
        List<SharedData.Vector> refused = valid.stream()
                .filter(vector -> !P256.isStrict(vector.bytes("sig")) || !verifies(provider, vector))
                .toList();
        assertThat(refused).allMatch(vector -> s(vector.bytes("sig")).compareTo(P256.ORDER.shiftRight(1)) > 0);
        assertThat(valid).hasSize(173);
        assertThat(refused).hasSize(HIGH_S);
    }

    /** How many of Wycheproof's valid signatures have s above n/2. */
    private static final int HIGH_S = 70;

    @RepeatedTest(8)
    void aSignatureIsBoundToItsDomainAndItsOtherFormIsRefused() {
        Es256SigningKey key = Es256SigningKey.generate();
        byte[] signature = key.sign(Domain.VOTE, MESSAGE);
        assertThat(key.verificationKey().verifies(Domain.VOTE, MESSAGE, signature))
                .isTrue();
        assertThat(key.verificationKey().verifies(Domain.BATCH, MESSAGE, signature))
                .isFalse();
        assertThat(key.verificationKey().verifies(Domain.VOTE, MESSAGE, otherForm(signature)))
                .isFalse();
    }

    @Test
    void aKeyIsReadBackFromItsSecretAndItsText() {
        Es256SigningKey key = Es256SigningKey.generate();
        assertThat(Es256SigningKey.fromSecret(key.secret()).verificationKey()).isEqualTo(key.verificationKey());
        assertThat(VerificationKey.parse(key.verificationKey().toString())).isEqualTo(key.verificationKey());
    }

    @Test
    void aSecretOutsideTheGroupIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Es256SigningKey.fromSecret(new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> Es256SigningKey.fromSecret(P256.fixed(P256.ORDER)));
        assertThatIllegalArgumentException().isThrownBy(() -> Es256SigningKey.fromSecret(new byte[31]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "000000000000000000000000000000000000000000000000000000000000000000",
                "02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
                "020000000000000000000000000000000000000000000000000000000000000001",
                "05b0188f42174a61f65a91df66b0ca0f9fd4d4467a8db5c4c47f7bdb8b4bfd5f9a"
            })
    void whatIsNoCompressedPointIsRefused(String point) {
        byte[] bytes = HexFormat.of().parseHex(point);
        assertThatIllegalArgumentException().isThrownBy(() -> new Es256Key(Bytes.wrap(bytes)));
    }

    private static boolean verifies(SignatureProvider provider, SharedData.Vector vector) {
        byte[] uncompressed = HexFormat.of()
                .parseHex(vector.group().path("publicKey").path("uncompressed").stringValue());
        byte[] compressed = P256.CURVE.getCurve().decodePoint(uncompressed).getEncoded(true);
        return P256.verifies(
                provider,
                P256.parse(provider, Bytes.wrap(compressed)),
                NOTHING,
                vector.bytes("msg"),
                vector.bytes("sig"));
    }

    private static byte[] otherForm(byte[] signature) {
        byte[] other = Arrays.copyOf(signature, 64);
        System.arraycopy(P256.fixed(P256.ORDER.subtract(s(signature))), 0, other, 32, 32);
        return other;
    }

    private static BigInteger s(byte[] signature) {
        return new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    }
}
