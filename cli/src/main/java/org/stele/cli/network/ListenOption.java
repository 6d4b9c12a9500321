package org.stele.cli.network;

import org.jspecify.annotations.Nullable;
import org.stele.node.config.HostPort;
import org.stele.node.founding.NodeFile;
import org.stele.node.founding.Place;
import picocli.CommandLine.Option;

/** Where a node takes the others' connections: at the hosts that they know, or at another address that these lead to. */
final class ListenOption {
    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "Of this machine, where it is not the host that the proposal names.")
    private @Nullable String address;

    NodeFile.Listening at(Place own) {
        return new NodeFile.Listening(here(own.peer()), here(own.raft()));
    }

    private HostPort here(HostPort known) {
        return address == null ? known : new HostPort(address, known.port());
    }
}
