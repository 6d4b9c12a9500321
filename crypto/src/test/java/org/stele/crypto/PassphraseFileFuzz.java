package org.stele.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PassphraseFileFuzz {
    private static final char[] PASSPHRASE = "p".toCharArray();
    private static final byte[] VALID = PassphraseFile.seal(PASSPHRASE, new byte[] {1, 2, 3}, Argon2Cost.LEAST);

    @Property(tries = 200)
    void aChangedFileIsRefused(@ForAll("files") byte[] content) {
        assertThat(opens(content)).isEqualTo(Arrays.equals(content, VALID));
    }

    private static boolean opens(byte[] content) {
        try {
            return PassphraseFile.open(content, PASSPHRASE).length == 3;
        } catch (IllegalArgumentException | WrongPassphraseException refused) {
            return false;
        }
    }

    @Provide
    Arbitrary<byte[]> files() {
        return Mutations.of(VALID);
    }
}
