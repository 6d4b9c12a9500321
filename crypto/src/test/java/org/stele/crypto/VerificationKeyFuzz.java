package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VerificationKeyFuzz {
    private static final byte[] MESSAGE = {1, 2, 3};
    private static final Authenticator PHONE = new Authenticator("example.org", "https://example.org");
    private static final byte[] ANSWER = PHONE.answer(Domain.TRANSACTION, MESSAGE);
    private static final Ed25519SigningKey ED25519 = Ed25519SigningKey.generate();
    private static final Es256SigningKey ES256 = Es256SigningKey.generate();

    @Property(tries = 2000)
    void aChangedTextIsReadAsTheOneTextOfAKeyOrRefused(@ForAll("texts") byte[] text) {
        String changed = new String(text, StandardCharsets.ISO_8859_1);
        try {
            assertThat(VerificationKey.parse(changed).toString()).isEqualTo(changed);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotNull();
        }
    }

    @Property(tries = 2000)
    void aChangedAssertionIsRefused(@ForAll("assertions") byte[] assertion) {
        boolean changed = !Arrays.equals(assertion, ANSWER);
        assertThat(PHONE.key().verifies(Domain.TRANSACTION, MESSAGE, assertion)).isEqualTo(!changed);
    }

    @Property(tries = 2000)
    void noiseNeverVerifiesAndNeverThrows(@ForAll("noise") byte[] signature) {
        assertThat(ED25519.verificationKey().verifies(Domain.VOTE, MESSAGE, signature))
                .isFalse();
        assertThat(ES256.verificationKey().verifies(Domain.VOTE, MESSAGE, signature))
                .isFalse();
        assertThat(PHONE.key().verifies(Domain.VOTE, MESSAGE, signature)).isFalse();
    }

    @Property(tries = 500)
    void noSignatureVerifiesAfterAnyOneBitIsFlipped(@ForAll int bit) {
        byte[] signature = ED25519.sign(Domain.VOTE, MESSAGE);
        signature[Math.floorMod(bit >> 3, 64)] ^= (byte) (1 << (bit & 7));
        assertThat(ED25519.verificationKey().verifies(Domain.VOTE, MESSAGE, signature))
                .isFalse();
    }

    @Provide
    Arbitrary<byte[]> texts() {
        return Mutations.of(bytes(ED25519.verificationKey()), bytes(ES256.verificationKey()), bytes(PHONE.key()));
    }

    @Provide
    Arbitrary<byte[]> assertions() {
        return Mutations.of(ANSWER);
    }

    @Provide
    Arbitrary<byte[]> noise() {
        return Mutations.noise();
    }

    private static byte[] bytes(VerificationKey key) {
        return key.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
