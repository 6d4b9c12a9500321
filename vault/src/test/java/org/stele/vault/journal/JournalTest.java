package org.stele.vault.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.vault.VaultFixture.TREAT;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.VaultFixture;
import org.stele.vault.journal.proof.JournalProof;
import org.stele.vault.journal.proof.JournalRoot;
import org.stele.vault.journal.proof.LinkedEntry;

class JournalTest {
    private static VaultFixture fixture;

    private final RandomId subject = RandomId.generate();
    private final RandomId other = RandomId.generate();

    @BeforeAll
    static void open() {
        fixture = new VaultFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void entriesComeBackInOrderWithTheirNumbers() {
        JournalReceipt first = append(subject);
        JournalReceipt second = append(subject);
        assertThat(journal().entries(subject)).extracting(LinkedEntry::number).containsExactly(1L, 2L);
        assertThat(first.number()).isEqualTo(1);
        assertThat(journal().entries(subject).getLast().previous()).isEqualTo(first.head());
        assertThat(second.head()).isNotEqualTo(first.head());
    }

    @Test
    void aProofHoldsForTheWholeJournalAndFailsForAnyOmittedEntry() {
        IntStream.range(0, 5).forEach(i -> append(subject));
        append(other);
        JournalProof proof = journal().prove(subject, journal().post().number());
        List<LinkedEntry> entries = journal().entries(subject);
        assertThat(proof.fault(entries)).isEmpty();
        for (int omitted = 0; omitted < entries.size(); omitted++) {
            List<LinkedEntry> cut = new ArrayList<>(entries);
            cut.remove(omitted);
            assertThat(proof.fault(cut)).isPresent();
        }
    }

    @Test
    void aSubjectWithoutEntriesHasAProofOfThat() {
        append(other);
        JournalProof proof = journal().prove(subject, journal().post().number());
        assertThat(proof.entries()).isZero();
        assertThat(proof.fault(List.of())).isEmpty();
    }

    @Test
    void proofsAgainstOlderRootsStayGoodAlsoAfterARestart() {
        long before = journal().post().entries();
        append(subject);
        JournalRoot first = journal().post();
        append(subject);
        append(other);
        JournalRoot second = journal().post();
        fixture.restart();
        List<LinkedEntry> entries = journal().entries(subject);
        JournalProof old = journal().prove(subject, first.number());
        assertThat(old.root()).isEqualTo(first);
        assertThat(old.entries()).isEqualTo(1);
        assertThat(old.fault(entries)).isEmpty();
        assertThat(journal().prove(subject, second.number()).fault(entries)).isEmpty();
        assertThat(journal().lastRoot()).contains(second);
        assertThat(second.entries()).isEqualTo(before + 3);
    }

    @Test
    void aRootIsPostedOnceForWhatDidNotChange() {
        append(subject);
        assertThat(journal().hasUnposted()).isTrue();
        JournalRoot root = journal().post();
        assertThat(journal().hasUnposted()).isFalse();
        assertThat(journal().post()).isEqualTo(root);
        fixture.restart();
        assertThat(journal().hasUnposted()).isFalse();
        append(subject);
        assertThat(journal().post().number()).isEqualTo(root.number() + 1);
    }

    @Test
    void aRootThatWasNeverPostedIsNotFound() {
        assertThatThrownBy(() -> journal().prove(subject, 999_999))
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void manyThreadsAppendWithoutGaps() throws InterruptedException, ExecutionException {
        long before = journal().post().entries();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JournalReceipt>> receipts = IntStream.range(0, 300)
                    .mapToObj(i -> threads.submit(() -> append(i % 3 == 0 ? other : subject)))
                    .toList();
            for (Future<JournalReceipt> receipt : receipts) {
                receipt.get();
            }
        }
        assertThat(journal().entries(subject)).hasSize(200);
        assertThat(journal().entries(other)).hasSize(100);
        JournalProof proof = journal().prove(subject, journal().post().number());
        assertThat(proof.fault(journal().entries(subject))).isEmpty();
        assertThat(proof.root().entries()).isEqualTo(before + 300);
    }

    @Test
    void aReceiptServesOnceAndARefusalOpensNothing() {
        RandomId record = RandomId.generate();
        JournalReceipt receipt = journal().append(Event.of(subject, TREAT, List.of(record)));
        assertThat(receipt.spend()).containsExactly(record);
        assertThatThrownBy(receipt::spend).isInstanceOf(IllegalStateException.class);
        assertThat(journal()
                        .append(Event.refused(subject, TREAT, List.of(record), "DENIED"))
                        .spend())
                .isEmpty();
    }

    private JournalReceipt append(RandomId whose) {
        return journal().append(Event.of(whose, TREAT, List.of(RandomId.generate())));
    }

    private Journal journal() {
        return fixture.vault().journal();
    }
}
