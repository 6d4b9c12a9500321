package org.stele.cli.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.testkit.network.NetworkDirectory;
import org.stele.testkit.processes.ProcessNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network up}. */
@Command(
        name = "up",
        description = {
            "Start a rehearsal's nodes as separate processes, and wait until all of them are ready.",
            "Makes the network first where DIR holds none; starts only those that do not run."
        })
public final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions plan;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = Rehearsals.FOLDER,
            description = "The network's folder (${DEFAULT-VALUE}).")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        if (new NetworkDirectory(folder).labels().isEmpty()) {
            Rehearsals.found(folder, plan.plan(), plan.firstPort());
        }
        ProcessNetwork network = Rehearsals.open(folder);
        PrintWriter out = spec.commandLine().getOut();
        up(network);
        network.nodes()
                .forEach(node -> out.println(node.label() + " " + node.address() + ", process "
                        + node.running().map(ProcessHandle::pid).orElse(0L)));
        out.println("all are ready; how they are: stele network status " + folder + "; end them: stele network down "
                + folder);
        out.flush();
        return 0;
    }

    private static void up(ProcessNetwork network) throws InterruptedException {
        try {
            network.up(ProcessNetwork.PATIENCE);
        } catch (IllegalStateException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailed("a node's process cannot be started: " + e.getMessage(), e);
        }
    }
}
