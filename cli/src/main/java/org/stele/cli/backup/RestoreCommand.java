package org.stele.cli.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.VerificationKey;
import org.stele.node.backup.BackupException;
import org.stele.node.backup.NodeRestore;
import org.stele.node.config.PassphraseSource;
import org.stele.node.keys.Passphrases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele restore}. */
@Command(
        name = "restore",
        description = {
            "Check a backup and make a node of it, with a new key for votes.",
            "The node observes until 'stele network rotate vote DIR' has put that key into the ledger."
        })
public final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BACKUP", description = "The folder that 'stele backup' wrote.")
    private Path backup;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "The node's folder, new or empty.")
    private Path to;

    @Option(
            names = "--passphrase-file",
            required = true,
            paramLabel = "FILE",
            description = "Holds the passphrase of the node's keys in its first line.")
    private Path passphraseFile;

    @Override
    public Integer call() {
        VerificationKey key = restore();
        PrintWriter out = spec.commandLine().getOut();
        out.println("restored to " + to + ", whose new vote key is " + key);
        out.println(
                "see that the old node never runs again, and where node.yaml says the passphrase is; then: stele node run "
                        + to + ", and, at another member's node: stele network rotate vote " + to + " --node URL");
        out.flush();
        return 0;
    }

    private VerificationKey restore() {
        try {
            char[] passphrase = Passphrases.read(new PassphraseSource.File(passphraseFile));
            return NodeRestore.run(backup, to, passphrase, Argon2Cost.STANDARD);
        } catch (BackupException | IOException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
