package org.stele.cli.node;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.cli.TemporaryFiles;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.node.NodeServer;
import org.stele.node.config.ConfigurationException;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.start.NodeStartException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele node run}. */
@Command(
        name = "run",
        description = {
            "Run the node in DIR until it is ended by Ctrl-C or SIGTERM.",
            "Exit code 1: it does not start, or stopped by itself; what to do is printed and in logs/node.log."
        })
public final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The node's folder, with its node.yaml, genesis.json and keys.")
    private Path directory;

    @Override
    public Integer call() throws Exception {
        NodeConfiguration configuration = configuration();
        TemporaryFiles.into(configuration.directory().temporary());
        NodeServer node = start(configuration);
        Thread end = new Thread(node::close, "end");
        Runtime.getRuntime().addShutdownHook(end);
        PrintWriter out = spec.commandLine().getOut();
        out.println("the node of " + node.organisation() + " serves at " + node.address() + "; Ctrl-C ends it");
        out.flush();
        LedgerStoppedException why =
                node.ledger().stopped().toCompletableFuture().get();
        if (why.reason() == Reason.CLOSED) {
            return 0;
        }
        throw new CommandFailed(String.valueOf(why.getMessage()), why);
    }

    private NodeConfiguration configuration() {
        try {
            return ConfigurationFile.read(directory);
        } catch (ConfigurationException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private static NodeServer start(NodeConfiguration configuration) {
        try {
            return NodeServer.start(configuration);
        } catch (NodeStartException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
