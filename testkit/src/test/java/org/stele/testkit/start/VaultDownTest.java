package org.stele.testkit.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators watch says where the vault's database is. */
@Tag("faults")
class VaultDownTest {
    @TempDir
    Path folder;

    @Test
    void aNodeWhoseDatabaseDiedIsNotHealthyAndSaysWhatIsMissing() throws Exception {
        LoneNode lone = LoneNode.found(folder);
        try (LoneNode.Running running = lone.start()) {
            URI health = running.node().address().resolve("/actuator/health");
            assertThat(Ask.until(200, health).body()).contains("\"vault\":{\"status\":\"UP\"}");
            assertThat(Ask.get(running.node().address().resolve("/actuator/prometheus"))
                            .body())
                    .contains("stele_journal_entries", "stele_journal_unposted", "stele_ledger_height");
            kill(lone.configuration().directory().vault());
            HttpResponse<String> down = Ask.until(503, health);
            assertThat(down.statusCode()).isEqualTo(503);
            assertThat(down.body()).contains("\"vault\":{\"status\":\"DOWN\"}");
        }
    }

    private static void kill(Path vault) throws IOException {
        long server = Long.parseLong(Files.readAllLines(vault.resolve("data").resolve("postmaster.pid"))
                .getFirst());
        ProcessHandle process = ProcessHandle.of(server).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }
}
