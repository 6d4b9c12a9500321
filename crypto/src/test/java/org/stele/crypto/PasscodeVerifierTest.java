package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PasscodeVerifierTest {
    @Test
    void onlyThePasscodeItWasMadeOfHolds() {
        PasscodeVerifier verifier = PasscodeVerifier.of("pässword 1".toCharArray());
        assertThat(verifier.holds("pässword 1".toCharArray())).isTrue();
        for (String other : new String[] {"", "pässword", "pässword 1 ", "PÄSSWORD 1"}) {
            assertThat(verifier.holds(other.toCharArray())).as(other).isFalse();
        }
    }

    @Test
    void twoOfOnePasscodeHaveNothingInCommonAndShowNothing() {
        PasscodeVerifier one = PasscodeVerifier.of("1234".toCharArray());
        PasscodeVerifier other = PasscodeVerifier.of("1234".toCharArray());
        assertThat(one.salt()).isNotEqualTo(other.salt());
        assertThat(one.hash()).isNotEqualTo(other.hash());
        assertThat(one.toString()).doesNotContain(one.hash().toString());
    }

    @Test
    void oneOfAnotherFormIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PasscodeVerifier(Bytes.wrap(new byte[15]), Bytes.wrap(new byte[32])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PasscodeVerifier(Bytes.wrap(new byte[16]), Bytes.wrap(new byte[31])));
    }
}
