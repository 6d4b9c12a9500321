package org.stele.cli.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.node.backup.BackupException;
import org.stele.node.backup.NodeBackup;
import org.stele.node.config.ConfigurationException;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.DatabaseSettings;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.control.ControlAnswer;
import org.stele.node.control.ControlClient;
import org.stele.node.control.ControlRequest;
import org.stele.node.keys.Passphrases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele backup}. */
@Command(
        name = "backup",
        description = {
            "Write a backup of the node in DIR, which may run: ledger, vault, configuration, keys but the one for votes.",
            "All of it stays encrypted as it is. Check it with 'stele fsck', and move it to another machine."
        })
public final class BackupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The node's folder; run as the node's own user.")
    private Path directory;

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "New or empty.")
    private Path to;

    @Override
    public Integer call() {
        NodeConfiguration configuration = configuration();
        ControlAnswer answer = ask(configuration).orElseGet(() -> writeStopped(configuration));
        if (!answer.done()) {
            throw new CommandFailed(answer.words());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("wrote " + to + "; check it with: stele fsck " + to);
        if (configuration.database() instanceof DatabaseSettings.External) {
            out.println(
                    "the vault is in a database of your own, and not in this backup: back that up now, by its own means");
        }
        out.flush();
        return 0;
    }

    private NodeConfiguration configuration() {
        try {
            return ConfigurationFile.read(directory);
        } catch (ConfigurationException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<ControlAnswer> ask(NodeConfiguration configuration) {
        try {
            return ControlClient.ask(configuration.directory(), new ControlRequest.Backup(to));
        } catch (IOException e) {
            throw new CommandFailed(
                    "the running node cannot be asked for a backup (" + e.getMessage() + "): be its own user", e);
        }
    }

    private ControlAnswer writeStopped(NodeConfiguration configuration) {
        try {
            char[] passphrase = Passphrases.read(configuration.passphrase());
            NodeBackup.ofStopped(configuration, passphrase).write(to);
            Arrays.fill(passphrase, '\0');
            return ControlAnswer.success();
        } catch (BackupException | IOException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
