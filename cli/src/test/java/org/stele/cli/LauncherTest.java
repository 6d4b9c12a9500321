package org.stele.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.stele.cli.architecture.Launcher;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {

    @Test
    void itsHelpListsTheCommandsThatThereAre() {
        var expected = new TreeSet<>(Main.commandLine().getSubcommands().keySet());
        expected.add("test");
        assertThat(Launcher.commands())
                .as("add the command's line to commands() in ./stele")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void helpIsAnsweredWithoutACommandToo() {
        assertThat(Launcher.run(Map.of())).isEqualTo(Launcher.run(Map.of(), "--help"));
    }

    @Test
    void anUnknownCommandIsAUsageErrorAndBuildsNothing() {
        assertThat(Launcher.run(Map.of(), "dmeo"))
                .isEqualTo(new Launcher.Outcome(2, "stele: there is no command 'dmeo'; ./stele --help lists them\n"));
    }

    @Test
    void aWrongJdkIsOneLineThatNamesTheSetting() {
        Launcher.Outcome outcome = Launcher.run(Map.of("STELE_JAVA_HOME", "/nowhere"), "test");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.text().lines()).singleElement().asString().contains("STELE_JAVA_HOME=/nowhere", "JDK 25");
    }
}
