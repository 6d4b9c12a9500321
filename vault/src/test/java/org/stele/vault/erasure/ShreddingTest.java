package org.stele.vault.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.vault.VaultFixture.TREAT;
import static org.stele.vault.VaultFixture.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.AeadKey;
import org.stele.crypto.RandomId;
import org.stele.vault.Vault;
import org.stele.vault.VaultException;
import org.stele.vault.VaultFixture;
import org.stele.vault.database.Database;
import org.stele.vault.database.EmbeddedDatabase;
import org.stele.vault.database.TestBinaries;
import org.stele.vault.keys.MemoryRootKey;
import org.stele.vault.record.RecordDraft;
import org.stele.vault.retention.RetentionTable;

class ShreddingTest {
    @TempDir
    Path folder;

    private final RandomId subject = RandomId.generate();
    private final RecordDraft draft = draft(subject, "CareTeam", "to be forgotten");

    @Test
    void afterErasingTheRootKeyAndAnOldCopyOfTheCiphertextsReadNothing() throws IOException {
        Database database = EmbeddedDatabase.open(folder, TestBinaries.FOLDER);
        try (Vault vault = vault(database)) {
            store(vault);
            byte[] wrapped = column(database, "SELECT wrapped FROM vault_keys.data_key WHERE owner = ?", draft.id());
            database.transact(handle -> handle.execute("CREATE TABLE old_record AS SELECT * FROM vault.record"));
            database.transact(handle -> handle.execute("CREATE TABLE old_part AS SELECT * FROM vault.segment_part"));
            assertThat(filesWith(wrapped)).isNotEmpty();

            vault.erasure().request(TREAT, subject, draft.id());
            vault.erasure().scrub();

            assertThat(filesWith(wrapped))
                    .as("the wrapped key, in any of the server's files")
                    .isEmpty();
            database.transact(handle -> handle.execute("INSERT INTO vault.record SELECT * FROM old_record"));
            database.transact(handle -> handle.execute("INSERT INTO vault.segment_part SELECT * FROM old_part"));
            database.transact(handle -> handle.execute("UPDATE vault.segment SET version = 1"));
            assertThatThrownBy(() -> vault.openings().openRestricted(TREAT, subject, List.of(draft.id())))
                    .isInstanceOf(VaultException.class);
        }
    }

    private void store(Vault vault) {
        RandomId batch = RandomId.generate();
        vault.batches().stage(batch, List.of(draft));
        vault.batches().activate(batch, TREAT);
    }

    private static byte[] column(Database database, String sql, RandomId id) {
        return database.transact(handle -> handle.createQuery(sql)
                .bind(0, id.bytes().toArray())
                .map((row, context) -> row.getBytes(1))
                .one());
    }

    private static Vault vault(Database database) {
        return Vault.open(
                database,
                new MemoryRootKey(AeadKey.generate()),
                RetentionTable.parse(VaultFixture.TABLE, "XX"),
                Clock.systemUTC());
    }

    private List<Path> filesWith(byte[] wanted) throws IOException {
        String needle = new String(wanted, StandardCharsets.ISO_8859_1);
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(needle))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
