package org.stele.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpAndVersionSucceedOnStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("Usage: stele").contains("Java 25");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theShortNamesOfHelpAndVersionAreUnderstoodAnywhere() {
        assertThat(Main.spelledOut("wallet", "revoke", "-h", "-V", "-hV"))
                .containsExactly("wallet", "revoke", "--help", "--version", "-hV");
        assertThat(run(Main.spelledOut("wallet", "revoke", "-h"))).isZero();
        assertThat(out.toString()).contains("Usage: stele wallet revoke");
    }

    @Test
    void anUnknownOptionIsAUsageErrorThatSaysWhereToRead() {
        assertThat(run("--colour")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("stele: Unknown option: '--colour'")
                .contains("./stele --help");
    }

    @Test
    void aForeseenFailureIsItsMessageAlone() {
        assertThat(run("foreseen")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("stele: no such file; name one that exists");
    }

    @Test
    void anUnexpectedFailureIsOneLineThatTellsHowToSeeMore() {
        assertThat(run("unforeseen")).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("IllegalStateException: two lines")
                .contains("--stacktrace");
    }

    @Test
    void stacktraceIsUnderstoodBeforeAndAfterTheCommand() {
        assertThat(run("--stacktrace", "unforeseen")).isEqualTo(1);
        assertThat(run("unforeseen", "--stacktrace")).isEqualTo(1);
        assertThat(err.toString().split("at org.stele.cli.MainTest", -1).length).isGreaterThan(2);
    }

    @Test
    void whatSomebodyElseWroteCannotSteerTheTerminal() {
        assertThat(OneLine.of("a\u001b[2Jb\u202e\r\n\t c ")).isEqualTo("a?[2Jb? c");
    }

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.addSubcommand(new Foreseen()).addSubcommand(new Unforeseen());
        line.setExecutionExceptionHandler(new FailureReport()); // again, for the commands that came later
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Command(name = "foreseen")
    private static final class Foreseen implements Runnable {
        @Override
        public void run() {
            throw new CommandFailed("no such file; name one that exists");
        }
    }

    @Command(name = "unforeseen")
    private static final class Unforeseen implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("two\nlines");
        }
    }
}
