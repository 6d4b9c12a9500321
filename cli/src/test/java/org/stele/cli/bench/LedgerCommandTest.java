package org.stele.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LedgerCommandTest {
    @TempDir
    Path directory;

    private final StringWriter err = new StringWriter();

    @Test
    void anEngineThatThereIsNotIsAUsageError() {
        assertThat(run("ledger", "--engine", "fax")).isEqualTo(2);
        assertThat(err.toString()).contains("--engine");
    }

    @Test
    void whatIsOutOfRangeIsAUsageError() {
        assertThat(run("ledger", "--nodes", "0", "--dir", directory.toString())).isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theResultIsWrittenAsJsonAndNothingElseIsLeft() throws Exception {
        Path json = directory.resolve("result.json");
        Path work = directory.resolve("work");
        String[] small = {"--seconds", "1", "--entries", "0", "--warm-up", "100"};
        assertThat(run(
                        "ledger",
                        "--json",
                        json.toString(),
                        "--dir",
                        work.toString(),
                        small[0],
                        small[1],
                        small[2],
                        small[3],
                        small[4],
                        small[5]))
                .isZero();
        JsonNode result = JsonMapper.shared().readTree(Files.readAllBytes(json));
        assertThat(result.path("tx_per_second").asDouble()).isPositive();
        assertThat(result.path("p50_ms").asDouble()).isPositive();
        assertThat(result.path("p99_ms").asDouble()).isPositive();
        assertThat(result.path("settings").path("engine").asString()).isEqualTo("embedded");
        assertThat(work).isEmptyDirectory();
    }

    private int run(String... args) {
        return new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
