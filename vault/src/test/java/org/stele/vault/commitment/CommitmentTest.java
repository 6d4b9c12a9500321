package org.stele.vault.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultFixture;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;

class CommitmentTest {
    private static final Labels LABELS =
            Labels.of(Label.kind("Observation"), Label.domain("cardiology"), Label.sensitivity("PSY"));
    private static final Bytes CONTENT = VaultFixture.bytes("{\"resourceType\":\"Observation\"}");

    private final Salt salt = new Salt(filled(32, 1));
    private final RandomId subject = new RandomId(filled(16, 2));

    @Test
    void theGoldenCommitmentStays() {
        assertThat(Commitment.of(salt, subject, LABELS, CONTENT).toString())
                .isEqualTo("Wci08KvbBsrYWjdbFzYO-lE0UuSGw9vEhWHMppJvFro");
    }

    @Test
    void eachPartCounts() {
        Hash whole = Commitment.of(salt, subject, LABELS, CONTENT);
        assertThat(Commitment.of(new Salt(filled(32, 9)), subject, LABELS, CONTENT))
                .isNotEqualTo(whole);
        assertThat(Commitment.of(salt, new RandomId(filled(16, 9)), LABELS, CONTENT))
                .isNotEqualTo(whole);
        assertThat(Commitment.of(salt, subject, Labels.of(Label.kind("Observation")), CONTENT))
                .isNotEqualTo(whole);
        assertThat(Commitment.of(salt, subject, LABELS, VaultFixture.bytes("{}")))
                .isNotEqualTo(whole);
    }

    @Test
    void aLabelCannotBeMovedIntoTheContent() {
        Labels one = Labels.of(Label.kind("Observation"));
        Labels two = Labels.of(Label.kind("Observation"), Label.sensitivity("PSY"));
        byte[] tail = Arrays.copyOfRange(two.encode(), one.encode().length, two.encode().length);
        assertThat(Commitment.of(salt, subject, one, Bytes.wrap(tail)))
                .isNotEqualTo(Commitment.of(salt, subject, two, Bytes.wrap(new byte[0])));
    }

    @Test
    void aSaltHas32BytesAndIsNeverShown() {
        assertThatThrownBy(() -> new Salt(filled(31, 0))).isInstanceOf(IllegalArgumentException.class);
        assertThat(salt.toString()).isEqualTo("Salt");
    }

    private static Bytes filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return Bytes.wrap(bytes);
    }
}
