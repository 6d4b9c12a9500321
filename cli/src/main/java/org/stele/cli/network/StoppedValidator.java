package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.stele.cli.CommandFailed;
import org.stele.cli.InputFile;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.Role;
import org.stele.ledger.agreement.AgreementException;
import org.stele.ledger.agreement.Statement;
import org.stele.ledger.pipeline.StoppedChain;
import org.stele.node.KnownRules;
import org.stele.node.config.ConfigurationException;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.NodeDirectory;
import org.stele.node.keys.VoteKeyFile;

/** What is done, with its vote keys, to the chain of a node that does not run. */
final class StoppedValidator {
    /** As many blocks as can lack a certificate, each as large as it may be, and more. */
    private static final int MOST_BYTES = 256 << 20;

    private StoppedValidator() {}

    /** Something done to the chain. */
    interface Work<T> {
        T on(StoppedChain chain) throws IOException, InterruptedException;
    }

    static <T> T run(Path folder, PassphraseOption passphrase, Work<T> work) {
        try {
            NodeConfiguration node = ConfigurationFile.read(folder);
            NodeDirectory directory = node.directory();
            try (StoppedChain chain = StoppedChain.open(
                    directory.ledger(),
                    InputFile.genesis(directory.genesis()),
                    KnownRules.all(),
                    voter(node, passphrase.read()))) {
                return work.on(chain);
            }
        } catch (WrongPassphraseException e) {
            throw new CommandFailed(
                    "the passphrase does not open the vote keys of " + folder + ": give the one it has", e);
        } catch (ConfigurationException | LedgerStoppedException | AgreementException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailed("the node's files in " + folder + " cannot be used: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("cut short: give the same command again", e);
        }
    }

    private static Role.Voter voter(NodeConfiguration node, char[] passphrase)
            throws IOException, WrongPassphraseException {
        try {
            return new Role.Voter(node.organisation().value(), VoteKeyFile.readAll(node.directory(), passphrase));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    static Statement statement(Path file) {
        try {
            return Statement.decode(InputFile.read(file, MOST_BYTES).unsafeArray());
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(file + " is no statement, or was damaged on its way: have it sent again", e);
        }
    }
}
