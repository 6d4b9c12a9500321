package org.stele.vault.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.vault.VaultFixture.TREAT;
import static org.stele.vault.VaultFixture.draft;

import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultFixture;
import org.stele.vault.record.RecordDraft;

class VaultCheckTest {
    private final RandomId subject = RandomId.generate();
    private final RecordDraft one = draft(subject, "Observation", "one");
    private final RecordDraft two = draft(subject, "Observation", "two");

    @Test
    void aSoundVaultHasNoFaultsAndADamagedRecordIsNamed() {
        try (VaultFixture fixture = new VaultFixture()) {
            fixture.store(one, two);
            Findings sound = fixture.vault().check().run(TREAT);
            assertThat(sound.faults()).isEmpty();
            assertThat(sound.records()).isEqualTo(2);
            assertThat(sound.journalEntries()).isEqualTo(2);

            change(
                    fixture,
                    "UPDATE vault.record SET sealed = set_byte(sealed, 50, get_byte(sealed, 50) # 8) WHERE id = ?");
            assertThat(fixture.vault().check().run(TREAT).faults())
                    .singleElement()
                    .asString()
                    .contains(two.id().toString());

            change(fixture, "DELETE FROM vault.record WHERE id = ?");
            assertThat(fixture.vault().check().run(TREAT).faults()).hasSize(2);
        }
    }

    private void change(VaultFixture fixture, String sql) {
        fixture.database()
                .transact(handle -> handle.createUpdate(sql)
                        .bind(0, two.id().bytes().toArray())
                        .execute());
    }
}
