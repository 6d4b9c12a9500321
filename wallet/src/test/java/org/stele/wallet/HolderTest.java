package org.stele.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;

/** A patient's keys for other organisations follow from the one that the wallet keeps, and have nothing in common. */
class HolderTest {
    private final Hash network = Hash.of(new byte[] {1});
    private final Holder home = Holder.create(network, SubjectId.generate().author());
    private final SubjectId subject = SubjectId.generate();

    @Test
    void theSameSubjectHasTheSameKeyAgain() {
        assertThat(home.audience(subject).signing().verificationKey())
                .isEqualTo(home.audience(subject).signing().verificationKey());
        assertThat(home.audience(subject).author()).isEqualTo(subject.author());
    }

    @Test
    void anotherSubjectWalletOrNetworkHasAnotherKey() {
        Holder elsewhere = new Holder(Hash.of(new byte[] {2}), home.author(), home.signing(), home.sealing());
        Holder somebodyElse = Holder.create(network, home.author());
        assertThat(home.audience(subject).signing().verificationKey())
                .isNotIn(
                        home.signing().verificationKey(),
                        home.audience(SubjectId.generate()).signing().verificationKey(),
                        elsewhere.audience(subject).signing().verificationKey(),
                        somebodyElse.audience(subject).signing().verificationKey());
    }

    @Test
    void norIsAnythingSealedToThemWithOneKey() {
        assertThat(home.audience(subject).sealing().publicKey())
                .isNotEqualTo(home.sealing().publicKey());
    }
}
