package org.stele.vault.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.vault.VaultFixture.TREAT;
import static org.stele.vault.VaultFixture.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.VaultFixture;
import org.stele.vault.journal.proof.Entry;
import org.stele.vault.record.RecordDraft;

class OpeningsTest {
    private static VaultFixture fixture;

    private final RandomId subject = RandomId.generate();

    @BeforeAll
    static void open() {
        fixture = new VaultFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void eachOpeningIsInTheJournalWithItsUseAndRecords() {
        RecordDraft draft = stored();
        fixture.vault().openings().open(TREAT, subject, List.of(draft.id()));
        Entry entry = fixture.vault().journal().entries(subject).getLast().entry();
        assertThat(entry.use()).isEqualTo(TREAT);
        assertThat(entry.records().listed()).containsExactly(draft.id());
    }

    @Test
    void whereTheJournalCannotBeWrittenNothingIsOpened() {
        RecordDraft draft = stored();
        fixture.database()
                .transact(handle -> handle.execute(
                        "ALTER TABLE vault.journal_entry ADD CONSTRAINT broken CHECK (number < 2) NOT VALID"));
        try {
            assertThatThrownBy(() -> fixture.vault().openings().open(TREAT, subject, List.of(draft.id())))
                    .isInstanceOf(RuntimeException.class);
            assertThat(fixture.vault().journal().entries(subject)).hasSize(1);
        } finally {
            fixture.database()
                    .transact(handle -> handle.execute("ALTER TABLE vault.journal_entry DROP CONSTRAINT broken"));
        }
    }

    @Test
    void anothersRecordIsNotOpenedAndNothingIsJournalled() {
        RecordDraft draft = stored();
        RandomId other = RandomId.generate();
        assertRefused(Reason.NOT_FOUND, other, draft);
        assertThat(fixture.vault().journal().entries(other)).isEmpty();
    }

    @Test
    void aFlippedBitIsDamage() {
        RecordDraft draft = stored();
        update(
                "UPDATE vault.record SET sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1) WHERE id = ?",
                draft.id());
        assertRefused(Reason.DAMAGED, subject, draft);
    }

    @Test
    void anotherCommitmentIsDamage() {
        RecordDraft draft = stored();
        update(
                "UPDATE vault.record SET commitment = set_byte(commitment, 0, get_byte(commitment, 0) # 1) WHERE id = ?",
                draft.id());
        assertRefused(Reason.DAMAGED, subject, draft);
    }

    @Test
    void oneRecordsCiphertextUnderAnothersNameIsDamage() {
        RecordDraft one = stored();
        RecordDraft two = stored();
        fixture.database()
                .transact(handle -> handle.createUpdate("UPDATE vault.record SET (sealed, commitment) ="
                                + " (SELECT sealed, commitment FROM vault.record WHERE id = ?) WHERE id = ?")
                        .bind(0, one.id().bytes().toArray())
                        .bind(1, two.id().bytes().toArray())
                        .execute());
        fixture.database()
                .transact(handle -> handle.createUpdate("UPDATE vault_keys.data_key SET wrapped ="
                                + " (SELECT wrapped FROM vault_keys.data_key WHERE owner = ?) WHERE owner = ?")
                        .bind(0, one.id().bytes().toArray())
                        .bind(1, two.id().bytes().toArray())
                        .execute());
        assertRefused(Reason.DAMAGED, subject, two);
    }

    @Test
    void anyNumberIsOpenedUnderOneEntryWithoutWhatIsNotTheSubjects() {
        List<RandomId> stored = Stream.generate(() -> stored().id()).limit(120).toList();
        int before = fixture.vault().journal().entries(subject).size();
        List<RandomId> asked = new ArrayList<>(stored);
        asked.add(RandomId.generate());
        List<RandomId> opened = new ArrayList<>();
        fixture.vault().openings().openEach(TREAT, subject, asked, record -> opened.add(record.id()));
        assertThat(opened).containsExactlyElementsOf(stored);
        assertThat(fixture.vault().journal().entries(subject)).hasSize(before + 1);
        Entry entry = fixture.vault().journal().entries(subject).getLast().entry();
        assertThat(entry.records().listed()).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void whereNothingIsLeftToOpenThereIsNoEntry() {
        RandomId other = RandomId.generate();
        RecordDraft draft = stored();
        fixture.vault().openings().openEach(TREAT, other, List.of(draft.id()), _ -> {
            throw new AssertionError("nothing is opened");
        });
        assertThat(fixture.vault().journal().entries(other)).isEmpty();
    }

    private RecordDraft stored() {
        RecordDraft draft = draft(subject, "Observation", "content");
        fixture.store(draft);
        return draft;
    }

    private static void update(String sql, RandomId id) {
        fixture.database()
                .transact(handle ->
                        handle.createUpdate(sql).bind(0, id.bytes().toArray()).execute());
    }

    private static void assertRefused(Reason reason, RandomId subject, RecordDraft draft) {
        assertThatThrownBy(() -> fixture.vault().openings().open(TREAT, subject, List.of(draft.id())))
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
