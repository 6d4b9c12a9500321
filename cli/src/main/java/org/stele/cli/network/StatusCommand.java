package org.stele.cli.network;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.stele.cli.CommandFailed;
import org.stele.node.config.ConfigurationException;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.HttpSettings;
import org.stele.node.config.NodeDirectory;
import org.stele.node.watch.NetworkStatus;
import org.stele.testkit.processes.NodeProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele network status}. */
@Command(
        name = "status",
        description = {
            "Say how a network is: members, heights, leader, lag, who is silent, who disagrees, what can be proven.",
            "Exit code 0: nothing is wrong. 1: something is, and is named."
        })
public final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = Rehearsals.FOLDER,
            description = "A rehearsal's folder, or one node's (${DEFAULT-VALUE}).")
    private Path folder;

    private final NodeStatusReader reader = new NodeStatusReader();

    @Override
    public Integer call() {
        Map<String, NetworkStatus> answers = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        nodes().forEach((label, address) -> ask(label, address, answers, wrong));
        wrong.addAll(Findings.of(answers));
        PrintWriter out = spec.commandLine().getOut();
        StatusTable.print(answers, out);
        wrong.forEach(finding -> out.println("! " + finding));
        if (wrong.isEmpty()) {
            out.println("nobody is silent, nobody disagrees, no evidence");
        }
        out.flush();
        return wrong.isEmpty() ? 0 : 1;
    }

    private void ask(String label, URI address, Map<String, NetworkStatus> answers, List<String> wrong) {
        try {
            answers.put(label, reader.ask(address));
        } catch (IOException e) {
            wrong.add("the node " + label + " at " + address + " "
                    + (e.getMessage() == null ? "does not answer" : e.getMessage())
                    + ": look into its logs/node.log, or start it");
        }
    }

    private Map<String, URI> nodes() {
        Map<String, URI> nodes = new LinkedHashMap<>();
        if (Files.exists(new NodeDirectory(folder).configuration())) {
            nodes.put(String.valueOf(folder.toAbsolutePath().normalize().getFileName()), address());
            return nodes;
        }
        for (NodeProcess node : Rehearsals.open(folder).nodes()) {
            nodes.put(node.label(), node.address());
        }
        return nodes;
    }

    private URI address() {
        try {
            HttpSettings http = ConfigurationFile.read(folder).http();
            return URI.create("http://" + http.address() + ":" + http.port());
        } catch (ConfigurationException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
