package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.stele.cli.CommandFailed;
import org.stele.node.config.ConfigurationException;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.processes.JavaCommand;
import org.stele.testkit.processes.ProcessNetwork;

/** Networks of processes on this machine, as commands see them. */
final class Rehearsals {
    /** Where a rehearsal lies that nobody named a folder for. */
    static final String FOLDER = "stele-network";

    static final String FIRST_PORT = "8500";

    private Rehearsals() {}

    static void found(Path folder, NetworkPlan plan, int firstPort) {
        try {
            ProcessNetwork.found(folder, plan, firstPort);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailed("no network can be made in " + folder + ": " + e.getMessage(), e);
        }
    }

    static ProcessNetwork open(Path folder) {
        try {
            return ProcessNetwork.open(folder, new JavaCommand("org.stele.cli.Main", List.of()));
        } catch (IllegalArgumentException | ConfigurationException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
