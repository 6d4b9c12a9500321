package org.stele.formats.audience;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/** A statement says what was signed, and nothing else. */
class SignedAudienceTest {
    private static final Ed25519SigningKey HOME = Ed25519SigningKey.fromSeed(filled(7, 32));
    private static final AudienceStatement STATEMENT = new AudienceStatement(
            new Hash(Bytes.wrap(filled(1, 32))),
            new OrganisationId(id(2)),
            new SubjectId(id(3)),
            new SubjectId(id(4)),
            new OrganisationId(id(5)),
            Ed25519SigningKey.fromSeed(filled(6, 32)).verificationKey());
    private static final SignedAudience SIGNED = SignedAudience.sign(STATEMENT, HOME);

    @Example
    void itIsReadAsItWasSigned() {
        assertThat(SIGNED.holds()).isTrue();
        assertThat(SIGNED.read()).isEqualTo(STATEMENT);
    }

    /** As formats.md has it. */
    @Example
    void itsEvidenceIsThatOfThePage() {
        assertThat(SIGNED.evidence()).hasToString("J19H36N_aYKXBUnOoUQ8A6jp4cQEXjg65R1QIAYiKoI");
    }

    @Example
    void anotherSignatureIsOtherEvidenceAndDoesNotHold() {
        SignedAudience forged = new SignedAudience(SIGNED.statement(), SIGNED.key(), Bytes.wrap(new byte[64]));
        assertThat(forged.holds()).isFalse();
        assertThat(forged.evidence()).isNotEqualTo(SIGNED.evidence());
    }

    @Property(tries = 1000)
    void aChangedStatementDoesNotHoldAndIsReadOrRefused(
            @ForAll @IntRange(max = 1_000) int place, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] changed = SIGNED.statement().toArray();
        changed[place % changed.length] ^= (byte) by;
        SignedAudience forged = new SignedAudience(Bytes.wrap(changed), SIGNED.key(), SIGNED.signature());
        assertThat(forged.holds()).isFalse();
        try {
            assertThat(forged.read()).isNotEqualTo(STATEMENT);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static RandomId id(int value) {
        return new RandomId(Bytes.wrap(filled(value, 16)));
    }

    private static byte[] filled(int value, int length) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
