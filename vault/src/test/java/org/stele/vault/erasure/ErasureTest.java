package org.stele.vault.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.vault.VaultFixture.TREAT;
import static org.stele.vault.VaultFixture.draft;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.VaultFixture;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.record.RecordDraft;
import org.stele.vault.segment.Restriction;

class ErasureTest {
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.EPOCH);
    private static VaultFixture fixture;

    private static final LocalDate FREE = LocalDate.of(2034, 2, 3);

    private final RandomId subject = RandomId.generate();

    @BeforeAll
    static void open() {
        fixture = new VaultFixture(NOW::get);
    }

    @BeforeEach
    void setClock() {
        NOW.set(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void aRecordThatNothingKeepsIsErased() {
        RecordDraft team = draft(subject, "CareTeam", "team");
        RecordDraft stays = draft(subject, "CareTeam", "stays");
        fixture.store(team, stays);
        assertThat(erasure().request(TREAT, subject, team.id())).isEqualTo(erased(team));
        assertThat(erasure().request(TREAT, subject, team.id())).isEqualTo(erased(team));
        assertNotOpened(team.id(), Reason.NOT_FOUND);
        assertThat(fixture.vault().segments().of(subject).entries()).containsOnlyKeys(stays.id());
        assertThat(erasure().tombstones()).contains(new Tombstone(team.id()));
        assertThat(rows("vault.record", "id", team.id())).isZero();
        assertThat(rows("vault_keys.data_key", "owner", team.id())).isZero();
        assertThat(lastAction()).isEqualTo(Action.ERASE);
    }

    @Test
    void aRecordThatTheLawKeepsIsRestrictedUntilItsDayAndErasedThen() {
        RecordDraft note = draft(subject, "Observation", "note");
        fixture.store(note);
        assertThat(erasure().request(TREAT, subject, note.id()))
                .isEqualTo(new Outcome.RestrictedUntil(FREE, "STATUTORY_RETENTION"));
        assertNotOpened(note.id(), Reason.NOT_READABLE);
        assertThat(fixture.vault().openings().openRestricted(TREAT, subject, List.of(note.id())))
                .hasSize(1);
        NOW.set(Instant.parse("2034-02-02T23:59:59Z"));
        assertThat(erasure().request(TREAT, subject, note.id())).isInstanceOf(Outcome.RestrictedUntil.class);
        NOW.set(Instant.parse("2034-02-03T00:00:00Z"));
        assertThat(erasure().request(TREAT, subject, note.id())).isEqualTo(erased(note));
    }

    @Test
    void aRefusalChangesNothingAndIsInTheJournal() {
        RecordDraft claim = draft(subject, "Claim", "claim");
        fixture.store(claim);
        assertThat(erasure().request(TREAT, subject, claim.id())).isEqualTo(new Outcome.Refused("CLAIMS_RECORDS"));
        assertThat(fixture.vault().openings().open(TREAT, subject, List.of(claim.id())))
                .hasSize(1);
        assertThat(fixture.vault().journal().entries(subject))
                .extracting(entry -> entry.entry().outcome())
                .containsExactly("OK", "CLAIMS_RECORDS", "OK");
    }

    @Test
    void aLegalHoldWinsUntilItIsLifted() {
        RecordDraft team = draft(subject, "CareTeam", "team");
        fixture.store(team);
        RandomId hold = RandomId.generate();
        erasure().hold(TREAT, subject, List.of(team.id()), hold);
        assertThat(erasure().request(TREAT, subject, team.id())).isEqualTo(new Outcome.Refused("LEGAL_HOLD"));
        erasure().release(TREAT, subject, hold);
        assertThat(erasure().request(TREAT, subject, team.id())).isEqualTo(erased(team));
    }

    @Test
    void aRestrictionByHandIsUnreadableForOrdinaryUse() {
        RecordDraft team = draft(subject, "CareTeam", "team");
        fixture.store(team);
        erasure().restrict(TREAT, subject, team.id(), new Restriction(FREE, "ACCURACY_CONTESTED"));
        assertNotOpened(team.id(), Reason.NOT_READABLE);
        fixture.restart();
        assertNotOpened(team.id(), Reason.NOT_READABLE);
    }

    @Test
    void aRestoredBackupLosesAgainWhatWasErased() {
        RecordDraft back = draft(subject, "Observation", "back from a backup");
        RecordDraft stays = draft(subject, "Observation", "stays");
        fixture.store(back, stays);
        List<Tombstone> ledger = List.of(new Tombstone(back.id()), new Tombstone(RandomId.generate()));
        assertThat(erasure().replay(TREAT, ledger)).isEqualTo(1);
        assertThat(erasure().replay(TREAT, ledger)).isZero();
        assertNotOpened(back.id(), Reason.NOT_FOUND);
        assertThat(fixture.vault().openings().open(TREAT, subject, List.of(stays.id())))
                .hasSize(1);
    }

    @Test
    void whatWasReplacedStaysSupersededWhenItsAmendmentIsErased() {
        RecordDraft old = draft(subject, "CareTeam", "old");
        fixture.store(old);
        RecordDraft amended = draft(subject, "CareTeam", "new", Optional.of(old.id()));
        fixture.store(amended);
        erasure().request(TREAT, subject, amended.id());
        assertThat(fixture.vault()
                        .segments()
                        .of(subject)
                        .find(old.id())
                        .orElseThrow()
                        .state()
                        .name())
                .isEqualTo("SUPERSEDED");
    }

    @Test
    void anothersRecordIsNotFound() {
        RecordDraft foreign = draft(RandomId.generate(), "CareTeam", "team");
        fixture.store(foreign);
        assertThatThrownBy(() -> erasure().request(TREAT, subject, foreign.id()))
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    private Erasure erasure() {
        return fixture.vault().erasure();
    }

    private static Outcome erased(RecordDraft draft) {
        return new Outcome.Erased(new Tombstone(draft.id()));
    }

    private Action lastAction() {
        return fixture.vault().journal().entries(subject).stream()
                .map(entry -> entry.entry().use().action())
                .filter(action -> action != Action.OPEN)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static int rows(String table, String column, RandomId id) {
        return fixture.database()
                .transact(handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE " + column + " = ?")
                        .bind(0, id.bytes().unsafeArray())
                        .mapTo(Integer.class)
                        .one());
    }

    private void assertNotOpened(RandomId record, Reason reason) {
        assertThatThrownBy(() -> fixture.vault().openings().open(TREAT, subject, List.of(record)))
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
