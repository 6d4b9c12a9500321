package org.stele.vault.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.vault.VaultFixture.TREAT;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.VaultFixture;
import org.stele.vault.journal.proof.JournalFault;
import org.stele.vault.journal.proof.JournalProof;

class JournalTamperingTest {
    private final RandomId subject = RandomId.generate();
    private VaultFixture fixture;

    @BeforeEach
    void open() {
        fixture = new VaultFixture();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aDeletedEntryIsNoticed() {
        IntStream.range(0, 3).forEach(i -> append(subject));
        sql("DELETE FROM vault.journal_entry WHERE number = 2");
        assertDamaged();
    }

    @Test
    void aCutTailIsNoticed() {
        IntStream.range(0, 3).forEach(i -> append(subject));
        sql("DELETE FROM vault.journal_entry WHERE number = 3");
        assertDamaged();
    }

    @Test
    void aChangedEntryIsNoticed() {
        append(subject);
        sql("UPDATE vault.journal_entry SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)");
        assertDamaged();
    }

    @Test
    void aTailCutTogetherWithItsHeadIsNoticedAgainstThePostedRoot() {
        IntStream.range(0, 3).forEach(i -> append(subject));
        JournalProof proof = journal().prove(subject, journal().post().number());
        sql("DELETE FROM vault.journal_entry WHERE number = 3");
        sql(
                "UPDATE vault.journal_head h SET entries = 2, head = (SELECT hash FROM vault.journal_entry WHERE number = 2)");
        assertThat(proof.fault(journal().entries(subject))).contains(JournalFault.GAP);
        fixture.restart();
        assertThatThrownBy(() -> journal().post())
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
    }

    private JournalReceipt append(RandomId whose) {
        return journal().append(Event.of(whose, TREAT, List.of(RandomId.generate())));
    }

    private Journal journal() {
        return fixture.vault().journal();
    }

    private void sql(String statement) {
        fixture.database().transact(handle -> handle.execute(statement));
    }

    private void assertDamaged() {
        assertThatThrownBy(() -> journal().entries(subject))
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
    }
}
