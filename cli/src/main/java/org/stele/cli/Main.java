package org.stele.cli;

import java.util.stream.Stream;
import org.stele.cli.backup.BackupCommand;
import org.stele.cli.backup.RestoreCommand;
import org.stele.cli.bench.BenchCommand;
import org.stele.cli.conformance.ConformanceCommand;
import org.stele.cli.demo.DemoCommand;
import org.stele.cli.fsck.FsckCommand;
import org.stele.cli.hl7.Hl7Command;
import org.stele.cli.leaks.LeaksCommand;
import org.stele.cli.network.NetworkCommand;
import org.stele.cli.node.NodeCommand;
import org.stele.cli.verify.VerifyCommand;
import org.stele.cli.wallet.WalletCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The top of the command tree. Exit codes: 0 it worked, 1 it failed, 2 the command line was wrong.
 *
 * <p>A new subcommand goes into {@code subcommands} here and, with a line of help, into the launcher {@code stele} at the
 * project's root, which answers {@code --help} before anything is built.
 */
@Command(
        name = "stele",
        description = "Health data between organisations that do not have to trust each other.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            DemoCommand.class,
            VerifyCommand.class,
            FsckCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            NetworkCommand.class,
            NodeCommand.class,
            WalletCommand.class,
            BenchCommand.class,
            ConformanceCommand.class,
            LeaksCommand.class,
            Hl7Command.class
        })
public final class Main implements Runnable {

    @Option(names = "--help", usageHelp = true, description = "Say what it takes.", scope = ScopeType.INHERIT)
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Say what runs.", scope = ScopeType.INHERIT)
    @SuppressWarnings("unused") // picocli acts on it
    private boolean version;

    @Option(names = "--stacktrace", description = "When something fails, print where.", scope = ScopeType.INHERIT)
    @SuppressWarnings("unused") // read through picocli, so that every subcommand knows it
    private boolean stacktrace;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(spelledOut(args)));
    }

    /**
     * With {@code -h} and {@code -V} as {@code --help} and {@code --version}. They are no options' names, or else picocli would
     * take every identifier for one that begins like them.
     */
    static String[] spelledOut(String... args) {
        return Stream.of(args)
                .map(argument -> switch (argument) {
                    case "-h" -> "--help";
                    case "-V" -> "--version";
                    default -> argument;
                })
                .toArray(String[]::new);
    }

    /** The whole command tree, ready to be executed; made anew each time, and for one thread. */
    public static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Main());
        Converters.register(command);
        allowHyphens(command);
        return command.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureReport())
                .setParameterExceptionHandler(new UsageReport());
    }

    /** Identifiers, which the wallet's commands take, may begin with a hyphen. */
    private static void allowHyphens(CommandLine command) {
        command.setPosixClusteredShortOptionsAllowed(false);
        command.getSubcommands().values().stream()
                .flatMap(any -> any.getSubcommands().values().stream())
                .flatMap(Main::withAllBelow)
                .filter(any -> !any.getCommandSpec().positionalParameters().isEmpty())
                .forEach(any -> any.setUnmatchedOptionsArePositionalParams(true));
    }

    private static Stream<CommandLine> withAllBelow(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(Main::withAllBelow));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
