package org.stele.vault.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.stele.crypto.AeadKey;
import org.stele.crypto.RandomId;
import org.stele.vault.Hostile;
import org.stele.vault.VaultFixture;

class PersonFuzz {
    private static final RandomId SUBJECT = RandomId.generate();
    private static final byte[] VALID = PersonCodec.encode(VaultFixture.person(SUBJECT, "Ada", "MRN-1"));

    @Property(tries = 200)
    void aPersonComesBackWhateverTheName(@ForAll String name) {
        Person person = new Person(SUBJECT, wellFormed(name), Optional.empty(), new TreeSet<>(), Optional.empty());
        byte[] encoded = PersonCodec.encode(person);
        assertThat(PersonCodec.decode(SUBJECT, encoded)).isEqualTo(person);
    }

    @Test
    void shortAndLongNamesTakeTheSameRoom() {
        AeadKey key = AeadKey.generate();
        assertThat(PersonCodec.seal(key, VaultFixture.person(SUBJECT, "Wolfeschlegelsteinhausen", "MRN-1")))
                .hasSameSizeAs(PersonCodec.seal(key, VaultFixture.person(SUBJECT, "Ada", "MRN-1")));
    }

    @Property(tries = 3_000)
    void changedBytesAreReadOrRefused(@ForAll int position, @ForAll byte value) {
        try {
            assertThat(PersonCodec.decode(SUBJECT, Hostile.mutate(VALID, position, value))
                            .subject())
                    .isEqualTo(SUBJECT);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).doesNotContain("Ada");
        }
    }

    private static String wellFormed(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }
}
