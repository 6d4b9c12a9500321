package org.stele.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.vault.VaultFixture.TREAT;
import static org.stele.vault.VaultFixture.draft;
import static org.stele.vault.VaultFixture.person;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.stele.crypto.RandomId;
import org.stele.vault.record.RecordDraft;

class StolenDumpTest {
    private static final List<String> PLANTED = List.of(
            "zacharias",
            "quintero",
            "1961-07-19",
            "mrn-77001",
            "urn:oid:1.2.3",
            "8480-6",
            "cardiology",
            "psy",
            "observation",
            "careteam",
            "depressive",
            "2024-02-03",
            "example.org",
            "treat",
            "care_team",
            "seat:");

    @Test
    void aThiefOfTheWholeDatabaseReadsNoNameDateCodeOrLabel() {
        try (VaultFixture fixture = new VaultFixture()) {
            plant(fixture);
            fixture.database().transact(handle -> {
                for (Column column : columns(handle)) {
                    assertNothingPlanted(handle, column);
                }
                return 0;
            });
        }
    }

    /** Active, staged, restricted and erased records, a person, and journal entries. */
    private static void plant(VaultFixture fixture) {
        RandomId subject = RandomId.generate();
        fixture.vault().directory().register(TREAT, person(subject, "Zacharias Quintero", "MRN-77001"));
        RecordDraft note = draft(subject, "Observation", "major depressive disorder, 1961-07-19");
        RecordDraft team = draft(subject, "CareTeam", "Zacharias Quintero's team");
        fixture.store(note, team);
        fixture.vault().openings().open(TREAT, subject, List.of(note.id()));
        fixture.vault().erasure().request(TREAT, subject, team.id());
        fixture.vault().erasure().request(TREAT, subject, note.id());
        fixture.vault()
                .batches()
                .stage(RandomId.generate(), List.of(draft(subject, "Observation", "Quintero, staged")));
        fixture.vault().journal().post();
        fixture.vault()
                .cabinet()
                .put("seats", VaultFixture.bytes("Zacharias Quintero"), VaultFixture.bytes("cardiology"));
    }

    private static List<Column> columns(Handle handle) {
        List<Column> columns = handle.createQuery("SELECT table_schema, table_name, column_name"
                        + " FROM information_schema.columns WHERE table_schema IN ('vault', 'vault_keys')"
                        + " AND table_name <> 'flyway_schema_history'")
                .map((row, context) -> new Column(row.getString(1) + "." + row.getString(2), row.getString(3)))
                .list();
        assertThat(columns).hasSizeGreaterThan(20);
        return columns;
    }

    private static void assertNothingPlanted(Handle handle, Column column) {
        handle.createQuery("SELECT " + column.name() + " FROM " + column.table())
                .map((row, context) -> row.getObject(1))
                .forEach(value -> assertThat(readable(value))
                        .as(column.toString())
                        .doesNotContain(PLANTED.toArray(String[]::new)));
    }

    private static String readable(Object value) {
        String text = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value.toString();
        return text.toLowerCase(Locale.ROOT);
    }

    private record Column(String table, String name) {}
}
