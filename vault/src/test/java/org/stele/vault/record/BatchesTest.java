package org.stele.vault.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.stele.vault.VaultFixture.TREAT;
import static org.stele.vault.VaultFixture.draft;
import static org.stele.vault.VaultFixture.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.VaultFixture;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.opening.OpenedRecord;
import org.stele.vault.segment.RecordState;
import org.stele.vault.segment.SegmentEntry;

class BatchesTest {
    private static VaultFixture fixture;

    private final RandomId subject = RandomId.generate();
    private final RandomId batch = RandomId.generate();

    @BeforeAll
    static void open() {
        fixture = new VaultFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void whatIsStagedIsSeenByNobody() {
        RecordDraft draft = draft(subject, "Observation", "one");
        fixture.vault().batches().stage(batch, List.of(draft));
        assertThat(fixture.vault().segments().of(subject).entries()).isEmpty();
        assertThat(fixture.vault().journal().entries(subject)).isEmpty();
        assertRefused(Reason.NOT_FOUND, () -> fixture.vault().openings().open(TREAT, subject, List.of(draft.id())));
        assertThat(fixture.vault().batches().pending()).contains(batch);
    }

    @Test
    void anActiveBatchReadsBackAndMatchesItsCommitments() {
        RecordDraft draft = draft(subject, "Observation", "two");
        SealedRecord sealed = fixture.store(draft).getFirst();
        OpenedRecord opened = fixture.vault()
                .openings()
                .open(TREAT, subject, List.of(sealed.id()))
                .getFirst();
        assertThat(text(opened.content())).isEqualTo("two");
        assertThat(opened.labels()).isEqualTo(draft.labels());
        assertThat(opened.commitment()).isEqualTo(sealed.commitment());
        assertThat(fixture.vault()
                        .segments()
                        .of(subject)
                        .find(draft.id())
                        .orElseThrow()
                        .facts())
                .isEqualTo(draft.facts());
    }

    @Test
    void activatingWritesOneStoreEntryASubjectWhateverIsRepeated() {
        fixture.vault()
                .batches()
                .stage(batch, List.of(draft(subject, "Observation", "a"), draft(subject, "Condition", "b")));
        fixture.vault().batches().activate(batch, TREAT);
        fixture.vault().batches().activate(batch, TREAT);
        var entries = fixture.vault().journal().entries(subject);
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().entry().use().action()).isEqualTo(Action.STORE);
        assertThat(entries.getFirst().entry().records().count()).isEqualTo(2);
        assertThat(fixture.vault().segments().of(subject).entries()).hasSize(2);
    }

    @Test
    void whatIsWithdrawnWithABatchIsNoNewestVersionOnceTheBatchIsActive() {
        RecordDraft old = draft(subject, "Observation", "old");
        fixture.store(old);
        RecordDraft added = draft(subject, "Condition", "new");
        fixture.vault().batches().stage(batch, List.of(added));
        Set<RandomId> withdrawn = Set.of(old.id(), RandomId.generate());
        fixture.vault().batches().activate(batch, TREAT, withdrawn);
        fixture.vault().batches().activate(batch, TREAT, withdrawn);
        fixture.restart();
        assertThat(fixture.vault().segments().of(subject).entries().values())
                .extracting(SegmentEntry::record, SegmentEntry::state)
                .containsExactly(tuple(old.id(), RecordState.SUPERSEDED), tuple(added.id(), RecordState.COMMITTED));
    }

    @Test
    void aBatchStagedAgainAnswersTheRecordsOfTheFirstTime() {
        List<SealedRecord> first =
                fixture.vault().batches().stage(batch, List.of(draft(subject, "Observation", "same")));
        fixture.restart();
        assertThat(fixture.vault().batches().stage(batch, List.of(draft(subject, "Observation", "same"))))
                .isEqualTo(first);
        fixture.vault().batches().activate(batch, TREAT);
        assertThat(fixture.vault().batches().stage(batch, List.of(draft(subject, "Observation", "same"))))
                .isEqualTo(first);
        assertThat(fixture.vault().batches().state(batch)).isEqualTo(BatchState.ACTIVE);
    }

    @Test
    void aBatchStagedAgainWithOtherContentIsRefused() {
        fixture.vault().batches().stage(batch, List.of(draft(subject, "Observation", "this")));
        assertRefused(
                Reason.BATCH_DIFFERS,
                () -> fixture.vault().batches().stage(batch, List.of(draft(subject, "Observation", "that"))));
    }

    @Test
    void aBatchCutInTheMiddleLeavesNothingAndCanBeStagedAgain() {
        RecordDraft taken = draft(subject, "Observation", "first");
        fixture.store(taken);
        RecordDraft good = draft(subject, "Observation", "good");
        RecordDraft clash = new RecordDraft(
                taken.id(), subject, taken.labels(), taken.facts(), VaultFixture.bytes("x"), Optional.empty());
        assertRefused(Reason.CONFLICT, () -> fixture.vault().batches().stage(batch, List.of(good, clash)));
        assertThat(fixture.vault().batches().state(batch)).isEqualTo(BatchState.UNKNOWN);
        assertThat(fixture.vault().batches().records(batch)).isEmpty();
        assertThat(fixture.vault().batches().stage(batch, List.of(good))).hasSize(1);
    }

    @Test
    void aDiscardedBatchIsGoneAndItsIdentifierSpent() {
        RecordDraft draft = draft(subject, "Observation", "gone");
        fixture.vault().batches().stage(batch, List.of(draft));
        fixture.vault().batches().discard(batch);
        fixture.vault().batches().discard(batch);
        assertThat(fixture.vault().batches().records(batch)).isEmpty();
        assertRefused(Reason.CONFLICT, () -> fixture.vault().batches().activate(batch, TREAT));
        assertRefused(Reason.CONFLICT, () -> fixture.vault().batches().stage(batch, List.of(draft)));
    }

    @Test
    void anActiveBatchCannotBeDiscardedNorAnUnknownOneActivated() {
        assertRefused(Reason.NOT_FOUND, () -> fixture.vault().batches().activate(batch, TREAT));
        fixture.vault().batches().stage(batch, List.of(draft(subject, "Observation", "stays")));
        fixture.vault().batches().activate(batch, TREAT);
        assertRefused(Reason.CONFLICT, () -> fixture.vault().batches().discard(batch));
    }

    @Test
    void anAmendmentSupersedesWhatItReplacesAndBothStayReadable() {
        RecordDraft old = draft(subject, "Observation", "140");
        fixture.store(old);
        RecordDraft amended = draft(subject, "Observation", "104", Optional.of(old.id()));
        fixture.store(amended);
        assertThat(state(old)).isEqualTo(RecordState.SUPERSEDED);
        assertThat(state(amended)).isEqualTo(RecordState.COMMITTED);
        assertThat(fixture.vault().openings().open(TREAT, subject, List.of(old.id(), amended.id())))
                .extracting(record -> text(record.content()))
                .containsExactly("140", "104");
    }

    @Test
    void anAmendmentOfAnothersRecordIsRefused() {
        RecordDraft foreign = draft(RandomId.generate(), "Observation", "not yours");
        fixture.store(foreign);
        assertRefused(
                Reason.NOT_FOUND,
                () -> fixture.vault()
                        .batches()
                        .stage(batch, List.of(draft(subject, "Observation", "mine", Optional.of(foreign.id())))));
    }

    @Test
    void manySmallBatchesOfOneSubjectStayInOrderInFewParts() {
        List<RandomId> ids = IntStream.range(0, 40)
                .mapToObj(i -> fixture.store(draft(subject, "Observation", "n" + i))
                        .getFirst()
                        .id())
                .toList();
        fixture.restart();
        assertThat(fixture.vault().segments().of(subject).entries().keySet()).containsExactlyElementsOf(ids);
        int parts = fixture.database()
                .transact(handle -> handle.createQuery("SELECT count(*) FROM vault.segment_part WHERE subject = ?")
                        .bind(0, subject.bytes().unsafeArray())
                        .mapTo(Integer.class)
                        .one());
        assertThat(parts).isLessThanOrEqualTo(6);
    }

    private RecordState state(RecordDraft draft) {
        return fixture.vault()
                .segments()
                .of(subject)
                .find(draft.id())
                .orElseThrow()
                .state();
    }

    private static void assertRefused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
