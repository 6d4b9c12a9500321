package org.stele.vault.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.vault.VaultFixture.TREAT;
import static org.stele.vault.VaultFixture.draft;
import static org.stele.vault.VaultFixture.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.vault.Vault;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.VaultFixture;
import org.stele.vault.database.Database;
import org.stele.vault.database.SharedServer;
import org.stele.vault.record.RecordDraft;
import org.stele.vault.retention.RetentionTable;

class VaultCopyTest {
    @TempDir
    Path folder;

    private final VaultFixture fixture = new VaultFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aCopyOfAVaultInUseOpensAsItWas() {
        RandomId subject = RandomId.generate();
        RecordDraft record = draft(subject, "Observation", "pulse 72");
        fixture.store(record);
        fixture.vault().journal().post();
        fixture.vault().copy(folder.resolve("vault"));
        RecordDraft later = draft(subject, "Observation", "pulse 90");
        fixture.store(later);
        try (Vault restored = restore()) {
            assertThat(text(restored.openings()
                            .open(TREAT, subject, List.of(record.id()))
                            .getFirst()
                            .content()))
                    .isEqualTo("pulse 72");
            assertThat(restored.segments().of(subject).entries()).doesNotContainKey(later.id());
            assertThat(restored.check().run(TREAT).faults()).isEmpty();
            assertThat(restored.journal().lastRoot())
                    .isEqualTo(fixture.vault().journal().lastRoot());
        }
    }

    @Test
    void whatWasDestroyedBeforeIsNotInTheCopy() throws Exception {
        RandomId subject = RandomId.generate();
        RecordDraft record = draft(subject, "CareTeam", "team");
        fixture.store(record);
        fixture.vault().copy(folder.resolve("before"));
        fixture.vault().erasure().request(TREAT, subject, record.id());
        fixture.vault().copy(folder.resolve("after"));
        assertThat(Files.size(folder.resolve("after/vault.tombstone")))
                .isGreaterThan(Files.size(folder.resolve("before/vault.tombstone")));
        assertThat(Files.size(folder.resolve("after/vault_keys.data_key")))
                .isLessThan(Files.size(folder.resolve("before/vault_keys.data_key")));
    }

    @Test
    void aDatabaseInUseIsNotRestoredInto() {
        fixture.vault().copy(folder.resolve("vault"));
        assertThatThrownBy(() -> VaultCopy.read(folder.resolve("vault"), fixture.database()))
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
    }

    @Test
    void aCopyThatWasCutShortLeavesTheDatabaseEmpty() throws Exception {
        fixture.store(draft(RandomId.generate(), "Observation", "pulse 72"));
        fixture.vault().copy(folder.resolve("vault"));
        Path last = folder.resolve("vault").resolve(VaultCopy.TABLES.getLast());
        byte[] whole = Files.readAllBytes(last);
        Files.write(last, java.util.Arrays.copyOf(whole, whole.length / 2));
        try (Database empty = SharedServer.open(SharedServer.create())) {
            assertThatThrownBy(() -> VaultCopy.read(folder.resolve("vault"), empty))
                    .isInstanceOf(VaultException.class);
            assertThat(empty.<Long>read(handle -> handle.select("SELECT count(*) FROM vault.record")
                            .mapTo(Long.class)
                            .one()))
                    .isZero();
        }
    }

    @Test
    void everyTableIsCopied() {
        List<String> tables = fixture.database()
                .read(handle -> handle.select("SELECT table_schema || '.' || table_name FROM information_schema.tables"
                                + " WHERE table_schema IN ('vault', 'vault_keys')"
                                + " AND table_name <> 'flyway_schema_history'")
                        .mapTo(String.class)
                        .list());
        assertThat(VaultCopy.TABLES).containsExactlyInAnyOrderElementsOf(tables);
    }

    private Vault restore() {
        Database empty = SharedServer.open(SharedServer.create());
        VaultCopy.read(folder.resolve("vault"), empty);
        return Vault.open(empty, fixture.root(), RetentionTable.parse(VaultFixture.TABLE, "XX"), Clock.systemUTC());
    }
}
