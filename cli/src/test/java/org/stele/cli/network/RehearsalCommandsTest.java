package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.cli.Main;
import org.stele.testkit.network.NetworkDirectory;

/** "Rehearse it on one machine" of {@code docs/operate.md}, as somebody does who reads it for the first time. */
@Tag("faults")
class RehearsalCommandsTest {
    private static final Pattern PROCESS = Pattern.compile("^board .*, process (\\d+)$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    private OperatePage page;
    private Path rehearsal;
    private String said = "";

    @BeforeEach
    void openThePage() throws IOException {
        page = OperatePage.under("Rehearse it on one machine");
        rehearsal = folder.resolve("rehearsal");
    }

    @AfterEach
    void endWhatRuns() {
        execute("network", "down", rehearsal.toString());
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aNetworkComesUpIsLookedAtGoesDownAndComesUpAgain() {
        assertThat(execute("network", "init", "--port", port(), rehearsal.toString()))
                .isZero();
        assertThat(said).contains("start all with: stele network up " + rehearsal);
        assertThat(execute("network", "init", rehearsal.toString())).isEqualTo(1);
        assertThat(said).doesNotContain("unexpected");

        assertThat(follow("./stele network up")).isZero();
        assertThat(said).contains("hospital-a http://127.0.0.1:", "all are ready");
        assertThat(follow("./stele network status")).isZero();
        assertThat(said).contains("hospital-a", "hospital-b", "insurer", "board");
        assertThat(new NetworkDirectory(rehearsal).genesis()).exists();
        assertThat(rehearsal.resolve("operators")).isDirectory();

        killTheBoard();
        assertThat(follow("./stele network status")).isEqualTo(1);
        assertThat(said).contains("board");
        assertThat(follow("./stele network up")).isZero();
        assertThat(follow("./stele network down")).isZero();
        assertThat(said).contains("4 nodes ended");
        assertThat(page.notGiven()).isEmpty();

        assertThat(follow("./stele network down")).isZero();
        assertThat(said).contains("no node of " + rehearsal + " was running");
        assertThat(follow("./stele network status")).isEqualTo(1);
        assertThat(said).doesNotContain("unexpected");
    }

    @Test
    void membersThatNobodyCanBeAreNamed() throws IOException {
        Path members = Files.writeString(folder.resolve("members"), "hospital-a HOSPITAL\nclinic\n");
        assertThat(execute("network", "init", "--members", members.toString(), rehearsal.toString()))
                .isEqualTo(1);
        assertThat(said).contains("expected a label and a role in 'clinic'");
        assertThat(execute("network", "up", "--nodes", "40", rehearsal.toString()))
                .isEqualTo(1);
        assertThat(said).contains("--members");
        assertThat(rehearsal).doesNotExist();
    }

    private void killTheBoard() {
        assertThat(follow("./stele network up")).isZero();
        Matcher process = PROCESS.matcher(said);
        assertThat(process.find()).as(said).isTrue();
        ProcessHandle board = ProcessHandle.of(Long.parseLong(process.group(1))).orElseThrow();
        assertThat(board.destroyForcibly()).isTrue();
        board.onExit().join();
    }

    /** The line as it stands there, in the test's folder. */
    private int follow(String beginning) {
        List<String> words = new ArrayList<>(page.line(beginning, Map.of()));
        assertThat(words.removeLast()).isEqualTo("rehearsal");
        words.add(rehearsal.toString());
        return execute(words.toArray(String[]::new));
    }

    private int execute(String... words) {
        StringWriter out = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(words);
        said = out.toString();
        return code;
    }

    private static String port() {
        return String.valueOf(Rehearsal.firstPort() + 40);
    }
}
