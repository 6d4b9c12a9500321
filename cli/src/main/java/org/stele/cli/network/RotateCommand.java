package org.stele.cli.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.contracts.network.KeyUse;
import org.stele.crypto.WrongPassphraseException;
import org.stele.node.config.ConfigurationException;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.NodeDirectory;
import org.stele.node.keys.Passphrases;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network rotate}. */
@Command(
        name = "rotate",
        description = {
            "Replace a key of this organisation, in its file and in the ledger. May be run again where it was cut short.",
            "For all but 'administration' the node has to be started again: the old key no longer counts."
        })
public final class RotateCommand implements Callable<Integer> {
    /** Which key. */
    enum Which {
        ADMINISTRATION,
        VOTE,
        TRANSACTIONS,
        SEALING,
        TLS
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private OperatorOptions options;

    @Parameters(index = "0", paramLabel = "KEY", description = "One of ${COMPLETION-CANDIDATES}.")
    private Which which;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The node's folder; not for ADMINISTRATION.")
    private @Nullable Path directory;

    @Option(
            names = "--new-wallet",
            paramLabel = "FILE",
            description = "For ADMINISTRATION: where the wallet with the new key goes, under the same passphrase.")
    private @Nullable Path newWallet;

    @Override
    public Integer call() {
        try {
            String done = which == Which.ADMINISTRATION ? administration() : ofNode();
            PrintWriter out = spec.commandLine().getOut();
            out.println(done);
            out.flush();
            return 0;
        } catch (WrongPassphraseException e) {
            throw new CommandFailed("the passphrase does not open the keys: give the one they have", e);
        } catch (IOException e) {
            throw new CommandFailed("the keys cannot be read or written: " + e.getMessage(), e);
        }
    }

    private String administration() throws IOException, WrongPassphraseException {
        Path to = required(newWallet, "name a file for the new key with --new-wallet");
        AdministrationKey.rotate(options.role(), options.open(), to, options.passphrase());
        return "the ledger has the key in " + to + ": destroy " + options.wallet();
    }

    private String ofNode() throws IOException, WrongPassphraseException {
        NodeConfiguration node = configuration(required(directory, "name the node's folder"));
        char[] passphrase = Passphrases.read(node.passphrase());
        URI address =
                URI.create("http://" + node.http().address() + ":" + node.http().port());
        new KeyRotation(key(node.directory(), passphrase, options.open(Optional.of(address)))).run();
        return "the ledger has the key in " + node.directory().keys()
                + ": start the node again, unless it was restored since";
    }

    private RotatingKey key(NodeDirectory node, char[] passphrase, Administration administration) {
        return switch (which) {
            case VOTE -> new RotatingSigningKey(KeyUse.VOTE, node, passphrase, administration);
            case TRANSACTIONS -> new RotatingSigningKey(KeyUse.TRANSACTIONS, node, passphrase, administration);
            case SEALING -> new RotatingSealingKey(node, passphrase, administration);
            case TLS -> new RotatingTlsKey(node, passphrase, administration);
            case ADMINISTRATION -> throw new IllegalStateException("no node has the administration's key");
        };
    }

    private static NodeConfiguration configuration(Path directory) {
        try {
            return ConfigurationFile.read(directory);
        } catch (ConfigurationException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private Path required(@Nullable Path path, String otherwise) {
        if (path == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), otherwise);
        }
        return path;
    }
}
