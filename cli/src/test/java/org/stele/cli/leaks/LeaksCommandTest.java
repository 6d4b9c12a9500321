package org.stele.cli.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.cli.Main;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LeaksCommandTest {
    @TempDir
    Path folder;

    /** Of time nothing is said here: a few samples on a busy machine tell nothing of it. */
    @Test
    @Tag("faults")
    void noAnswerOfANodeTellsWhatAPatientKeepsBackFromWhatNeverWas() {
        Path json = folder.resolve("leaks.json");
        run("leaks", "--samples", "20", "--json", json.toString());
        JsonNode report = JsonMapper.builder().build().readTree(json);
        assertThat(report.path("rows").size()).isGreaterThan(18);
        assertThat(report.path("rows").values())
                .allSatisfy(row -> assertThat(row.path("difference").asString())
                        .as(row.path("probe").asString())
                        .isEmpty());
        assertThat(report.path("mentions").values()).isEmpty();
    }

    @Test
    void anotherServerIsAskedForSomethingThatItWithholds() {
        assertThat(run("leaks", "--url", "http://localhost:1/fhir"))
                .contains("--withheld")
                .contains("--patient")
                .contains("--found-by");
        assertThat(run(
                        "leaks",
                        "--url",
                        "http://localhost:1/fhir",
                        "--withheld",
                        "17",
                        "--patient",
                        "p",
                        "--found-by",
                        "code=1"))
                .contains("Condition/17");
    }

    private static String run(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(said));
        command.execute(arguments);
        return said.toString();
    }
}
