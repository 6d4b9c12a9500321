package org.stele.cli.network;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stele.testkit.processes.ProcessNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network down}. */
@Command(name = "down", description = "End a rehearsal's nodes in order. What they know stays in DIR.")
public final class DownCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = Rehearsals.FOLDER,
            description = "The network's folder (${DEFAULT-VALUE}).")
    private Path folder;

    @Override
    public Integer call() {
        ProcessNetwork network = Rehearsals.open(folder);
        long running = network.nodes().stream()
                .filter(node -> node.running().isPresent())
                .count();
        network.down();
        PrintWriter out = spec.commandLine().getOut();
        out.println(running == 0 ? "no node of " + folder + " was running" : running + " nodes ended");
        out.flush();
        return 0;
    }
}
