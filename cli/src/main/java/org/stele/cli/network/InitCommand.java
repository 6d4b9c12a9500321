package org.stele.cli.network;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stele.testkit.network.NetworkDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network init}. */
@Command(
        name = "init",
        description = {
            "Make a consortium for a rehearsal on this machine: its genesis, and one folder an organisation.",
            "In DIR: genesis.json, nodes/ (each node's keys and configuration), operators/ (each administration's key)."
        })
public final class InitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions plan;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = Rehearsals.FOLDER,
            description = "A new or empty folder (${DEFAULT-VALUE}).")
    private Path folder;

    @Override
    public Integer call() {
        Rehearsals.found(folder, plan.plan(), plan.firstPort());
        NetworkDirectory directory = new NetworkDirectory(folder);
        PrintWriter out = spec.commandLine().getOut();
        directory.labels().forEach(label -> out.println(label + ": " + directory.node(label)));
        out.println("start all with: stele network up " + folder + "; or one with: stele node run "
                + directory.node(directory.labels().getFirst()));
        out.flush();
        return 0;
    }
}
